import { expect } from '@jest/globals';
import type { CasePaperName } from '../../api/sanctions/sanction-papers.flow.ts';
import type { Username } from '../../api/seed/people.ts';
import { EXAMINED } from './discipline.ts';
import { type Body, day, type Office } from './office.ts';
import { pdfText } from './pdf.ts';

export const SUMMONED = {
  status: 'dipanggil_1',
  summoned: true,
  summonedOn: day(-40),
  summonsDate: day(-28),
  summonsBy: day(-38),
};
export const AGAIN = { secondSummonedOn: day(-27), secondDate: day(-20) };
export const HEARD = { ...SUMMONED, ...EXAMINED, examinationRecord: 'Ditanya: mengapa?\n\nDijawab: lupa.' };
export const DECIDED = {
  ...HEARD,
  status: 'diputuskan',
  level: 'sedang',
  kind: 'potong_tunjangan_9',
  decider: 'kepala_bidang',
  decidedOn: day(-10),
  decisionNumber: '800/9',
};

/** Those of the words that a paper does not say. */
export const lacking = (text: string, words: readonly string[]): string[] =>
  words.filter((word) => !text.includes(word));

/** Papers of disciplinary cases, as people read them. */
export function casePapersOf(office: () => Office) {
  const pathOf = ({ id }: Body, name: CasePaperName) => `/api/sanctions/${id}/${name}`;
  async function paper(who: Username, record: Body, name: CasePaperName): Promise<string> {
    const { token } = await office().as(who).signedIn();
    const answer = await fetch(office().url + pathOf(record, name), { headers: { authorization: `Bearer ${token}` } });
    expect([name, answer.status, answer.headers.get('content-type')]).toEqual([name, 200, 'application/pdf']);
    return pdfText(Buffer.from(await answer.arrayBuffer()));
  }
  const refusal = async (who: Username, record: Body, name: CasePaperName) => {
    const { status, body } = await office().as(who).get(pathOf(record, name));
    return [status, body.message];
  };
  return { paper, refusal };
}
