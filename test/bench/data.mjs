// The data of the benchmark: the demo office, enlarged, in two databases of an embedded PostgreSQL of its own.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createApp } from '../../dist/api/app.setup.js';
import { loadConfig } from '../../dist/api/config.js';
import { startEmbedded } from '../../dist/api/database/embedded.js';
import { migrate } from '../../dist/api/migrate.js';
import { seedDemo } from '../../dist/api/seed/seed.js';
import { withClient } from './client.mjs';
import { loadTrail } from './trail.mjs';

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

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The folder's marker. Throws for a folder with something in it that is not of the benchmark: it may be an office's own. */
function markerIn(dataDir) {
  const marker = join(dataDir, 'bench.json');
  if (!existsSync(marker)) {
    if (readdirSync(dataDir).length > 0)
      throw new Error(`${dataDir} was not made by the benchmark: nothing is loaded into it. Name an empty folder.`);
    writeFileSync(marker, JSON.stringify({ secret: randomBytes(32).toString('base64'), made: [] }));
  }
  return marker;
}

/**
 * Starts PostgreSQL with everything in it. A `folder` that holds an earlier load is used again, or goes on. With `few`
 * a second database beside it, whose trail is short.
 */
export async function startData({ folder, keep, requests, audit, few = false, say }) {
  const dataDir = folder ? resolve(folder) : mkdtempSync(join(tmpdir(), 'waskita-bench-'));
  mkdirSync(dataDir, { recursive: true });
  // For root the server has an account of its own, which must come through.
  chmodSync(dataDir, 0o711);
  const marker = markerIn(dataDir);
  const embedded = await startEmbedded({ dataDir });
  const remove = () => {
    embedded.stop();
    if (keep) return say(`The data is kept: --data ${dataDir}`);
    for (const path of [embedded.directory, dataDir]) rmSync(path, { recursive: true, force: true });
  };
  try {
    const { secret, made, loaded } = read(marker);
    const keepMark = (mark) => writeFileSync(marker, JSON.stringify(mark));
    const office = async (database, load) => {
      if (made.includes(database)) return;
      await make(embedded, database, Buffer.from(secret, 'base64'), dataDir);
      await withClient(embedded.superUrl(database), load);
      made.push(database);
      keepMark({ secret, made, loaded });
    };
    if (few) {
      await office(SMALL, () => undefined);
      await loadTrail({ embedded, dataDir, database: SMALL, target: SMALL_AUDIT, say });
    }
    if (!loaded) {
      await office(LARGE, async (client) => {
        say(`loading ${requests.toLocaleString('en')} requests …`);
        await client.query(REQUESTS.replaceAll('$1', requests));
        await client.query(NUMBERS, [requests]);
        await client.query(FLOOR);
      });
      await loadTrail({ embedded, dataDir, database: LARGE, target: audit, say });
      keepMark({ secret, made, loaded: { requests, audit } });
    } else if (loaded.audit !== audit) {
      say(`The folder holds ${loaded.audit.toLocaleString('en')} audit entries; that is what is used.`);
    }
    return { embedded, dataDir, remove, secret };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The demo office with accounts that production accepts; what an earlier try left is not built on. */
export async function make(embedded, name, key, dataDir) {
  await withClient(embedded.superUrl(), async (client) => {
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name} owner waskita_owner`);
  });
  await migrate(embedded.ownerUrl(name));
  const app = await createApp(
    loadConfig({
      NODE_ENV: 'test',
      DATABASE_URL: embedded.appUrl(name),
      DATA_DIR: dataDir,
      ENCRYPTION_KEY: key.toString('base64'),
      LOG_LEVEL: 'silent',
    }),
  );
  await seedDemo(app, embedded.ownerUrl(name));
  await app.close();
  await withClient(embedded.superUrl(name), (client) => client.query('update users set demo = false'));
}
