// What `GET /api/my-work` costs with 1,000 and with 100,000 open records. By itself: node test/bench/my-work.mjs
import { pathToFileURL } from 'node:url';
import { withOffices } from './office.mjs';

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
export function myWorkFigures(say = () => undefined) {
  return withOffices(async (start) => {
    const offices = [];
    for (const size of SIZES) {
      say(`${size} open records …`);
      offices.push(await start(`work_${size}`, [FILL.replaceAll('$1', size)]));
    }
    const figures = [];
    for (const who of WHO) {
      const asked = [];
      for (const { url, headersOf } of offices) asked.push({ url, headers: await headersOf(who), taken: [] });
      for (let count = 0; count < WARM + ASKED; count++)
        for (const { url, headers, taken } of asked) {
          const from = performance.now();
          const answer = await fetch(`${url}/api/my-work?limit=${PAGE}`, { headers });
          const { items, total } = await answer.json();
          // Pages of the same length, or the longer one takes longer for that.
          if (items?.length !== PAGE) throw new Error(`${who}: ${answer.status}, ${items?.length} of ${total}`);
          if (count >= WARM) taken.push(performance.now() - from);
        }
      const [few, many] = asked.map(({ taken }) => median(taken));
      figures.push({ who, few, many });
    }
    return figures;
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const { who, few, many } of await myWorkFigures(console.log))
    console.log(
      `my work of ${who.padEnd(14)} ${SIZES[0]} open: ${few.toFixed(2)} ms, ${SIZES[1]} open: ${many.toFixed(2)} ms = ${(many / few).toFixed(2)} ×`,
    );
