import { ask, readAnswer } from '../engine/session.ts';

export type CalendarResource = 'holidays' | 'office-hours';
export interface CalendarAnswer {
  readonly version: number;
  readonly knownUntil: string;
  readonly withoutRamadan: readonly number[];
  readonly warning: { readonly year: number; readonly missing: readonly ('holidays' | 'ramadan')[] } | null;
  readonly versions: readonly {
    readonly version: number;
    readonly at: string;
    readonly actorName: string | null;
    readonly reason: string;
  }[];
}
export interface Preview {
  readonly counts: { readonly open: number; readonly moved: number; readonly firm: number };
  readonly moved: readonly {
    readonly resource: string;
    readonly id: string;
    readonly number: string | null;
    readonly title: string | null;
    readonly oldDueAt: string | null;
    readonly newDueAt: string | null;
  }[];
}
export type RowState = 'new' | 'same' | 'changed';
export interface DryRun {
  readonly rows: readonly {
    readonly row: number;
    /** Every cell is a text. */
    readonly values: Readonly<Record<string, string | null>>;
    readonly errors: Readonly<Record<string, string>>;
    readonly state?: RowState;
    /** Cells that would change, as they are now. */
    readonly before?: Readonly<Record<string, string | null>>;
  }[];
  readonly faulty: number;
  readonly faults: readonly string[];
  readonly preview?: Preview;
}

async function send<T>(method: string, path: string, body?: object, more?: Record<string, string>): Promise<T> {
  const headers = { 'Content-Type': 'application/json', ...more };
  const { response, body: answer } = await ask(`/api/${path}`, { method, headers, body: body && JSON.stringify(body) });
  return readAnswer(response.status, await answer.text()) as T;
}

export const calendarState = () => send<CalendarAnswer>('GET', 'calendar');
/** `changes`: with `values` alone a new row, with `id` a changed one, with `id` alone an archived one. */
export const previewOf = (change: { resource: string; id?: string; values?: object }) =>
  send<Preview>('POST', 'calendar/preview', { changes: [change] });
export const archiveFor = (resource: string, { id, version }: { id: string; version: number }, reason: string) =>
  send<unknown>('DELETE', `${resource}/${id}`, { reason }, { 'If-Match': `"${version}"` });
export const dryRun = (resource: CalendarResource, csv: string) =>
  send<DryRun>('POST', `${resource}/import`, { csv, dryRun: true });
export const importAll = (resource: CalendarResource, csv: string, reason: string) =>
  send<{ imported: number; changed: number; same: number }>('POST', `${resource}/import`, {
    csv,
    dryRun: false,
    reason,
  });
/** Rows of a form, in the place of a file. */
export const dryRunRows = (resource: CalendarResource, rows: readonly object[]) =>
  send<DryRun>('POST', `${resource}/import`, { rows, dryRun: true });
export const importRows = (resource: CalendarResource, rows: readonly object[], reason: string) =>
  send<unknown>('POST', `${resource}/import`, { rows, dryRun: false, reason });
export const sayWithoutRamadan = (year: number, withoutRamadan: boolean, reason: string) =>
  send<CalendarAnswer>('PUT', `calendar/years/${year}`, { withoutRamadan, reason });
export const templateOf = async (resource: CalendarResource) => (await ask(`/api/${resource}/template`)).body;
