import type { Username } from '../../api/seed/people.ts';
import { type Body, day, done, type Office, PDF } from './office.ts';
import { expect } from '@jest/globals';

export const NOTHING = { response: 'Benar, pemohon belum saya hubungi.' };
export const FOLLOWED = { followUp: 'Verifikasi diulang.' };

/** Findings in an office, brought about by its people's own steps. */
export function findingsIn(office: () => Office) {
  const about = async (supervised: Username, more: object = {}) => ({
    supervisedId: await office().as(supervised).staffId(),
    title: 'Daftar periksa',
    condition: 'Kelima butir dicentang dalam dua detik.',
    clause: 'langkah_h',
    recommendation: 'Periksa butir demi butir.',
    dueOn: day(30),
    ...more,
  });
  const draft = async (by: Username = 'kasi', supervised: Username = 'verifikator1', more: object = {}) =>
    done(
      await office()
        .as(by)
        .create('findings', await about(supervised, more)),
    );
  const take = async (who: Username, { id }: { id: string }, verb: string, values: object = {}) => {
    const [row] = await office().sql<{ version: number }>('select version from findings where id = $1', [id]);
    return office().as(who).step('findings', { id, version: row!.version }, verb, values);
  };
  const took = async (who: Username, finding: { id: string }, verb: string, values: object = {}) =>
    done(await take(who, finding, verb, values));
  const prove = (who: Username, { id }: { id: string }) =>
    office().as(who).upload('findings', id, 'bukti', PDF, 'bukti.pdf');

  async function inState(state: string, by: Username = 'kasi', supervised: Username = 'verifikator1'): Promise<Body> {
    const finding = await draft(by, supervised);
    if (state === 'draf') return finding;
    await took(by, finding, 'sampaikan');
    if (state === 'disampaikan') return finding;
    await took(supervised, finding, 'tanggapi', NOTHING);
    if (state === 'ditanggapi') return finding;
    done(await prove(supervised, finding));
    await took(supervised, finding, 'tindaklanjuti', FOLLOWED);
    return finding;
  }

  /** What keeps somebody from a step: the refusal of the API says the reason of the closed button. */
  async function kept(who: Username, finding: { id: string }, verb: string, values: object = {}) {
    const { status, body } = await take(who, finding, verb, values);
    const verdict = done(await office().as(who).steps('findings', finding)).find((one) => one.verb === verb)!;
    expect([verb, verdict.allowed, body.message]).toEqual([verb, false, expect.stringContaining(verdict.reason!)]);
    return [status, verdict.reason];
  }

  /** Who of these finds it, in the list as by its id. */
  async function seenBy(finding: { id: string }, people: readonly Username[]): Promise<Username[]> {
    const seen: Username[] = [];
    for (const who of people) {
      const listed = await office()
        .as(who)
        .list('findings', { filter: { id: [finding.id] } });
      const { status } = await office().as(who).one('findings', finding.id);
      expect([who, status === 200]).toEqual([who, listed.status === 200 && listed.body.length === 1]);
      if (status === 200) seen.push(who);
    }
    return seen;
  }

  /** Titles of what somebody was told of it, in their order. */
  async function told(who: Username, finding: { id: string }): Promise<string[]> {
    const rows = await office().sql<{ title: string }>(
      `select n.title from notifications n join users u on u."staffId" = n."staffId"
       where u.username = $1 and n."recordId" = $2 order by n.at, n.id`,
      [who, finding.id],
    );
    return rows.map(({ title }) => title);
  }
  const waitsFor = async (who: Username, finding: { id: string }) =>
    done(await office().as(who).get<{ items: { id: string }[] } & Body>('/api/my-work?limit=50')).items.some(
      ({ id }) => id === finding.id,
    );

  return { about, draft, take, took, prove, inState, kept, seenBy, told, waitsFor };
}
