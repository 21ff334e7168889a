import type { Username } from '../../api/seed/people.ts';
import { done, type Office } from './office.ts';

/** The window that saves where a test does not say another. */
export const WINDOW = 'window-one';
export const draftPath = (key: string) => `/api/drafts/${encodeURIComponent(key)}`;

/** Drafts as the windows of people save and ask for them. */
export const draftsIn = (office: () => Office) => ({
  put: (who: Username, key: string, values: unknown, more: object = {}) =>
    office()
      .as(who)
      .send('PUT', draftPath(key), { values, writer: WINDOW, ...more }),
  keys: async (who: Username) =>
    done(await office().as(who).get<{ key: string }[]>('/api/drafts')).map(({ key }) => key),
});
