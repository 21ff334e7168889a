import type { Step } from '../define/flow.ts';
import type { News } from '../notifications/notifications.ts';
import { turnKey } from '../work/news.ts';
import { type Finding, findings } from './findings.resource.ts';

type About = Pick<Finding, 'id' | 'number' | 'title' | 'version'>;

/** `version`: of the finding after it. */
const newsOf = ({ id, number, title, version }: About, staffId: string, what: string): News => ({
  staffId,
  key: turnKey(id, version),
  kind: 'findings',
  resource: findings.name,
  recordId: id,
  title: `Temuan ${number} ${what}`,
  text: title,
  mail: true,
});

/** To whoever made it: what the supervised says. */
export const answeredNews = (row: Finding, _step: Step, by: string): News[] =>
  row.supervisorId && row.supervisorId !== by ? [newsOf(row, row.supervisorId, 'ditanggapi oleh yang diawasi')] : [];

/** To whoever made it: that nothing was said. */
export const silentNews = (row: About & Pick<Finding, 'supervisorId'>): News[] =>
  row.supervisorId ? [newsOf(row, row.supervisorId, 'tidak ditanggapi dalam tenggat')] : [];

/** How it ended: to the supervised, where it had been handed to him, and to whoever made it. */
export function endedNews(row: Finding, { to }: Step, by: string): News[] {
  const what = to === 'ditutup' ? 'ditutup' : 'dibatalkan';
  const people = [row.delivered ? row.supervisedId : null, row.supervisorId];
  return [...new Set(people)].flatMap((one) => (one && one !== by ? [newsOf(row, one, what)] : []));
}
