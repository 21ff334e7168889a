// The data of the benchmark: the demo office, enlarged, in two databases of an embedded PostgreSQL of its own.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Database } from '../../dist/api/database/database.js';
import { APP_ROLE, dataSourceOptions } from '../../dist/api/database/data-source.js';
import { startEmbedded } from '../../dist/api/database/embedded.js';
import { migrate } from '../../dist/api/database/migrate.js';
import { Vault } from '../../dist/api/engine/vault.js';
import { LocalStorage } from '../../dist/api/files/storage.js';
import { seedDemo } from '../../dist/api/seed/seed.js';

export const LARGE = 'waskita';
export const SMALL = 'waskita_small';
const SMALL_AUDIT = 10_000;

/** Letters of two years like those of the demo office. $1: how many. */
export const REQUESTS = `
with people as (
  select (select s."unitId" from users u join staff s on s.id = u."staffId" where u.username = 'kasi') as own,
    (select s."unitId" from users u join staff s on s.id = u."staffId" where u.username = 'kasi2') as other,
    (select "staffId" from users where username = 'kasi') as chief,
    (select "staffId" from users where username = 'staf') as clerk,
    (select array_agg("staffId" order by username) from users where username like 'verifikator%') as verifiers,
    (select array_agg(id order by id) from org_units where type in ('opd', 'upt')) as agencies
), letters as (
  select n, now() - ($1 - n) * (interval '730 days' / $1) as at, n % 10 < 7 as is_own,
    (array['selesai','selesai','selesai','diproses','selesai','selesai','diajukan','selesai','selesai','ditolak','selesai','selesai',
      'diteruskan','selesai','selesai','diproses','selesai','didisposisikan','selesai','dibatalkan'])[1 + (n * 7) % 20] as status,
    (array['Agus','Slamet','Wahyu','Tri','Eko','Sugeng','Teguh','Bambang','Sri','Siti','Dewi','Endang','Retno','Dwi','Eni','Nur','Rina','Umi',
      'Yuliana','Kartika','Titik','Fitri','Laras'])[1 + n % 23]
      || ' ' || (array['Prasetyo','Nugroho','Santosa','Widodo','Setiawan','Hidayat','Kurniawan','Raharjo','Saputra','Wibowo','Lestari','Rahayu',
      'Handayani','Wulandari','Astuti','Setyowati','Puspitasari','Kusumawati','Utami'])[1 + (n / 23) % 19] as signer
  from generate_series(1, $1) n
)
insert into requests (id, version, "createdAt", "updatedAt", "createdById", number, kind, "opdId", "letterNumber", "letterDate", subject,
  "signerName", "signerPosition", authentication, channel, "receivedAt", nature, urgency, "addresseeId", instruction, "verifierId", "unitId",
  "registeredById", status, "previousStatus")
select uuidv7(at - now()), 1, at, at, clerk, 'SE/' || to_char(at, 'YYYY') || '/' || lpad((10000 + n)::text, 6, '0'),
  (array['penerbitan','penerbitan','penerbitan','pembaruan','penerbitan_ulang','pencabutan'])[1 + n % 6], agencies[1 + n % cardinality(agencies)],
  '800.1.11/' || n || '/' || to_char(at, 'YYYY'), (at - interval '2 days')::date,
  'Permohonan Penerbitan Sertifikat Elektronik ' || (array['Bendahara','Pegawai Baru','Guru','Tenaga Kesehatan','Pengelola Keuangan'])[1 + n % 5],
  signer, 'kepala_opd', (array['cap','tanda_tangan_elektronik'])[1 + n % 2], (array['langsung','srikandi','email'])[1 + n % 3], at - interval '10 minutes',
  'biasa', 'biasa', case when is_own then chief end, 'Tindak lanjuti sesuai standar pelayanan.', case when is_own then verifiers[1 + n % cardinality(verifiers)] end,
  case when is_own then own else other end, clerk, status, 'diajukan'
from letters, people order by n`;

/** The register goes on after them. */
export const NUMBERS = `
insert into numbers select 'SE/' || year || '/', 10000 + $1::int from generate_series(extract(year from now())::int - 2, extract(year from now())::int) year
on conflict (series) do update set last = excluded.last`;

/** Entries of the letters' lives, appended by the product's own function. $1: how many; $2: letters; $3: which half. */
const ENTRIES = `
with letter as (select id, row_number() over (order by id) - 1 as n from requests),
  worker as (select "staffId"::text as id, row_number() over (order by username) - 1 as n from users where username ~ '^(staf|verif|kasi|kadis)'),
  entry as materialized (select i, i / $2 as round, i % $2 as letter, i % 8 as worker from generate_series(0, $1 - 1) i where i % 2 = $3)
select count(audit.append(
    jsonb_build_object('action', case round when 0 then 'create' when 1 then 'step:ajukan' when 2 then 'step:disposisikan' else 'update' end,
      'actor', worker.id, 'actorRole', 'staf', 'appVersion', 'bench', 'onBehalfOf', null, 'outcome', 'ok', 'reason', null,
      'requestId', gen_random_uuid(), 'resource', 'requests', 'session', left(md5(i::text), 22)),
    letter.id::text, 1 + round, case when round in (1, 2) then '{"status":{"before":"draf","after":"diajukan"}}'
      else jsonb_build_object('note', jsonb_build_object('after', 'Catatan ' || i)) end))
from entry join letter on letter.n = entry.letter join worker on worker.n = entry.worker`;

/** What the floor has beside the product's tables: a plain audit table and a plain sequence. */
const FLOOR = `
create schema bench;
create sequence bench.number;
create table bench.audit (seq bigint generated always as identity primary key, at timestamptz not null default now(), actor_id uuid, action text not null,
  entity text not null, entity_id uuid not null, before jsonb, after jsonb);
create index on bench.audit (entity, entity_id, seq);
grant usage on schema bench to waskita_app;
grant select, insert on bench.audit to waskita_app;
grant usage on sequence bench.number to waskita_app`;

/** Starts PostgreSQL with everything in it. A `folder` that holds an earlier load is used again. */
export async function startData({ folder, keep, requests, audit, say }) {
  const dataDir = folder ? resolve(folder) : mkdtempSync(join(tmpdir(), 'waskita-bench-'));
  mkdirSync(dataDir, { recursive: true });
  // For root the server has an account of its own, which must come through.
  chmodSync(dataDir, 0o711);
  const embedded = await startEmbedded({ dataDir });
  const remove = () => {
    embedded.stop();
    if (keep) return say(`The data is kept: --data ${dataDir}`);
    for (const path of [embedded.directory, dataDir]) rmSync(path, { recursive: true, force: true });
  };
  try {
    const marker = join(dataDir, 'loaded.json');
    if (!existsSync(marker)) {
      const secret = randomBytes(32).toString('base64');
      const database = async (name, load) => {
        await make(embedded, name, Buffer.from(secret, 'base64'), dataDir);
        await withClient(embedded.superUrl(name), load);
        await fill(embedded.superUrl(name), name === LARGE ? audit : SMALL_AUDIT, say);
      };
      say(`loading ${requests.toLocaleString('en')} requests …`);
      await database(LARGE, async (client) => {
        await client.query(REQUESTS.replaceAll('$1', requests));
        await client.query(NUMBERS, [requests]);
        await client.query(FLOOR);
      });
      await database(SMALL, () => undefined);
      writeFileSync(marker, JSON.stringify({ secret }));
    }
    return { embedded, dataDir, remove, ...JSON.parse(readFileSync(marker, 'utf8')) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The demo office with accounts that production accepts. */
export async function make(embedded, name, key, dataDir) {
  await withClient(embedded.superUrl(), async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${name} owner waskita_owner`);
  });
  await migrate(embedded.ownerUrl(name));
  const dataSource = await new DataSource(dataSourceOptions(embedded.appUrl(name), APP_ROLE)).initialize();
  await seedDemo(new Database(dataSource), new Vault(key), await LocalStorage.at(join(dataDir, 'files')));
  await dataSource.destroy();
  await withClient(embedded.superUrl(name), (client) => client.query('update users set demo = false'));
}

/** Audit entries up to `total`, by two connections at once. */
async function fill(url, total, say) {
  await withClient(url, async (client) => {
    const { rows } = await client.query(
      'select (select count(*)::int from audit.event) as entries, (select count(*)::int from requests) as letters',
    );
    const [{ entries, letters }] = rows;
    const missing = Math.max(0, total - entries);
    say(`appending ${missing.toLocaleString('en')} audit entries …`);
    const worker = (index) =>
      withClient(url, async (one) => {
        await one.query('set synchronous_commit = off');
        await one.query("set work_mem = '128MB'");
        await one.query(ENTRIES.replaceAll('$1', missing).replaceAll('$2', letters).replaceAll('$3', index));
      });
    await Promise.all([worker(0), worker(1)]);
    // A table written in one go has never been vacuumed; in the measured time it should not be, either.
    await client.query('vacuum (freeze, analyze)');
    await client.query('checkpoint');
  });
}

export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
