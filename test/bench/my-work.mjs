// What `GET /api/my-work` costs with 1,000 and with 100,000 open records. By itself: node test/bench/my-work.mjs
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from '../../api/prepare.mjs';

const SIZES = [1_000, 100_000];
const WHO = ['verifikator1', 'kasi', 'kadis', 'staf'];
const WARM = 20;
const ASKED = 150;
const PAGE = 25;

/** $1 open records: a fifth of them letters that wait for somebody, the others people with the three verifiers; half of all are late. */
export const FILL = `
with who as (
  select (select "staffId" from users where username = 'kasi') as chief, (select "staffId" from users where username = 'staf') as clerk,
    (select s."unitId" from users u join staff s on s.id = u."staffId" where u.username = 'kasi') as unit,
    (select array_agg("staffId" order by username) from users where username like 'verifikator%') as verifiers,
    (select id from org_units where type = 'opd' limit 1) as agency, (select id from service_standards where status = 'ditetapkan' limit 1) as standard
), numbered as (
  select n, now() - (n % 5000) * interval '1 minute' as at, uuidv7() as id, uuidv7() as letter, n % 5 = 0 as is_letter,
    (array['draf','diajukan','didisposisikan','dikembalikan'])[1 + (n / 5) % 4] as letter_state,
    (array['menunggu_pendaftaran','menunggu_swafoto','penentuan_status','verifikasi_otomatis','verifikasi_manual','menunggu_passphrase','terbit'])[1 + n % 7] as state
  from generate_series(1, $1) n
), letters as (
  insert into requests (id, version, "createdAt", "updatedAt", "createdById", number, kind, "opdId", "letterNumber", "letterDate", subject, "signerName",
    "signerPosition", authentication, channel, "receivedAt", "addresseeId", "unitId", "registeredById", status)
  select case when is_letter then id else letter end, 1, at, at, clerk, 'SE/1999/' || lpad(n::text, 7, '0'), 'penerbitan', agency, '800/' || n, at::date, 'Permohonan',
    'Budi', 'kepala_opd', 'cap', 'langsung', at, case when not is_letter or letter_state = 'didisposisikan' then chief end, unit, clerk,
    case when is_letter then letter_state else 'diproses' end from numbered, who
), people as (
  insert into verifications (id, version, "createdAt", "updatedAt", "createdById", "requestId", kind, "fullName", employment, nik, "nikHash", "nikMasked", position,
    unit, email, "verifierId", "assignedById", "registeredById", status)
  select id, 1, at, at, clerk, letter, 'penerbitan', 'Pemohon ' || n, 'pns', 'x', md5(n::text), '330305••••••' || lpad((n % 10000)::text, 4, '0'), 'Analis', 'Bidang Umum',
    'p' || n || '@purbalinggakab.go.id', verifiers[1 + n % 3], chief, clerk, state from numbered, who where not is_letter
)
insert into clocks (record_id, resource, promise, term_amount, term_unit, standard_id, calendar_version, started_at, state, step, verb, party, phase, due_at,
  provisional, amount_left, owner_id, roles, handed, round)
select id, case when is_letter then 'requests' else 'verifications' end, 'layanan', 170, 'menit', standard, 1, at, case when is_letter then letter_state else state end,
  null, null, 'office', case when state like 'menunggu_s%' then 'paused' else 'runs' end, case when state not like 'menunggu_s%' then at + interval '2500 minutes' end, false, 6000000,
  case when not is_letter then verifiers[1 + n % 3] when letter_state = 'didisposisikan' then chief when letter_state <> 'diajukan' then clerk end,
  case when not is_letter then array['verifikator'] when letter_state = 'diajukan' then array['kepala_dinas'] when letter_state = 'didisposisikan'
    then array['kepala_seksi','kepala_bidang'] else array['staf','verifikator'] end, false, 0 from numbered, who`;

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}

/** Rows { who, few, many }: the median in ms of one request after the other, asked of both in turn. */
export async function myWorkFigures(say = () => undefined) {
  await prepare({ quiet: true });
  const { make } = await import('./data.mjs');
  const { withClient } = await import('./client.mjs');
  const { DEMO_PASSWORD } = await import('../../dist/api/seed/people.js');
  const { startEmbedded } = await import('../../dist/api/database/embedded.js');
  const { productEnvironment, startServer, stopServer, productToken } = await import('./servers.mjs');
  const dataDir = mkdtempSync(join(tmpdir(), 'waskita-bench-'));
  chmodSync(dataDir, 0o711);
  mkdirSync(join(dataDir, 'logs'));
  const embedded = await startEmbedded({ dataDir });
  const key = randomBytes(32);
  const start = async (size) => {
    const name = `work_${size}`;
    say(`${size} open records …`);
    await make(embedded, name, key, dataDir);
    await withClient(embedded.superUrl(name), async (client) => {
      await client.query(FILL.replaceAll('$1', size));
      await client.query('vacuum analyze');
    });
    const secret = key.toString('base64');
    // Half of all are late: whoever is warned of that is not what is measured.
    const environment = { ...productEnvironment({ embedded, dataDir, secret }, name), LOG_LEVEL: 'error', JOBS: 'off' };
    return startServer(name, join(root, 'dist/api/main.js'), environment, join(dataDir, 'logs'));
  };
  const figures = [];
  try {
    const servers = [await start(SIZES[0]), await start(SIZES[1])];
    for (const who of WHO) {
      const asked = [];
      for (const server of servers) {
        const authorization = `Bearer ${await productToken(server, who, DEMO_PASSWORD)}`;
        asked.push({ server, authorization, taken: [] });
      }
      for (let count = 0; count < WARM + ASKED; count++)
        for (const { server, authorization, taken } of asked) {
          const from = performance.now();
          const answer = await fetch(`${server.url}/api/my-work?limit=${PAGE}`, { headers: { authorization } });
          const { items, total } = await answer.json();
          // Pages of the same length, or the longer one takes longer for that.
          if (items?.length !== PAGE) throw new Error(`${who}: ${answer.status}, ${items?.length} of ${total}`);
          if (count >= WARM) taken.push(performance.now() - from);
        }
      const [few, many] = asked.map(({ taken }) => median(taken));
      figures.push({ who, few, many });
    }
    for (const server of servers) await stopServer(server);
  } finally {
    embedded.stop();
    for (const path of [embedded.directory, dataDir]) rmSync(path, { recursive: true, force: true });
  }
  return figures;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const { who, few, many } of await myWorkFigures(console.log))
    console.log(
      `my work of ${who.padEnd(14)} ${SIZES[0]} open: ${few.toFixed(2)} ms, ${SIZES[1]} open: ${many.toFixed(2)} ms = ${(many / few).toFixed(2)} ×`,
    );
