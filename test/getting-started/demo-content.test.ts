import { openOffice, type Office } from '../support/office.ts';
import type { Query } from '../support/demo-walk.ts';

describe('what is in the demo office', () => {
  let office: Office;
  let query: Query;
  beforeAll(async () => {
    office = await openOffice();
    query = (text) => office.sql(text);
  });
  afterAll(() => office?.close());

  it('is of the wanted size, with one to four people on a letter, many of them open and touched lately', async () => {
    const [size] = await query<Record<string, number>>(
      `select (select count(*)::int from requests) as letters, (select count(*)::int from verifications) as people,
         (select count(*)::int from complaints) as complaints, (select count(*)::int from users) as users,
         (select count(*)::int from requests l where (select count(*) from verifications v where v."requestId" = l.id) not between 1 and 4) as odd,
         (select count(*)::int from requests where status in ('draf', 'diajukan', 'dikembalikan', 'didisposisikan', 'diteruskan', 'diproses')) as open,
         (select count(*)::int from requests where status in ('draf', 'diajukan', 'dikembalikan', 'didisposisikan', 'diteruskan', 'diproses')
            and "updatedAt" < now() - interval '20 days') as stale`,
    );
    expect(size).toMatchObject({ complaints: 27, users: 12, odd: 0, stale: 0 });
    expect(size!.letters).toBeGreaterThanOrEqual(70);
    expect(size!.people).toBeGreaterThanOrEqual(130);
    expect(size!.open).toBeGreaterThan(40);
  });

  it('records letters in office hours', async () => {
    const local = `(l."createdAt" at time zone 'Asia/Jakarta')`;
    expect(
      await query(
        `select number from requests l where extract(isodow from ${local}) > 5 or ${local}::time not between '07:30' and '16:00'
           or l."receivedAt" > l."createdAt" or l."letterDate" > (l."receivedAt" at time zone 'Asia/Jakarta')::date
           or exists (select from holidays h where h.date = ${local}::date)`,
      ),
    ).toEqual([]);
  });

  it('gives nobody the NIK or the name of another', async () => {
    const twins = (one: string, other: string) =>
      `select ${one} from (select distinct "nikHash" as nik, "fullName" as name from verifications where "nikHash" is not null and "fullName" <> '(dihapus)') p group by ${one} having count(distinct ${other}) > 1`;
    expect(await query(twins('nik', 'name'))).toEqual([]);
    expect(await query(twins('name', 'nik'))).toEqual([]);
  });

  it('lets only those revoke who hold competence c, and has certificates revoked as letters say, expired, and soon to expire', async () => {
    const revoking = await query<{ holds: boolean }>(
      `select exists (select from competencies c where c."staffId" = v."verifierId" and c.code = 'hak_akses_pencabutan') as holds
       from verifications v where v.kind = 'pencabutan' and v."verifierId" is not null`,
    );
    expect(revoking.length).toBeGreaterThanOrEqual(5);
    expect(revoking.every(({ holds }) => holds)).toBe(true);
    const certificates = await query<{
      status: string;
      revoked: boolean;
      asked: boolean;
      why: boolean;
      expired: boolean;
      soon: boolean;
    }>(
      `select c.status = 'REVOKE' as revoked, c.status, c."revocationReason" is not null as why,
         exists (select from verifications v where v."certificateId" = c.id and v.status = 'selesai' and v.kind in ('pencabutan', 'penerbitan_ulang')) as asked,
         c."validTo" < (now() at time zone 'Asia/Jakarta')::date as expired,
         c."validTo" between (now() at time zone 'Asia/Jakarta')::date and (now() at time zone 'Asia/Jakarta')::date + 30 as soon
       from certificates c`,
    );
    expect(certificates.filter(({ revoked, asked, why }) => revoked !== asked || revoked !== why)).toEqual([]);
    for (const is of ['revoked', 'expired', 'soon'] as const)
      expect([is, certificates.some((one) => one[is])]).toEqual([is, true]);
    for (const { status, revoked, expired, soon } of certificates)
      expect(status).toBe(revoked ? 'REVOKE' : expired ? 'EXPIRED' : soon ? 'RENEW' : 'ISSUE');
  });
});
