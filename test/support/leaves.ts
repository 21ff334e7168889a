import type { Office } from './office.ts';

/** From today on, until they are all back. */
export const takeLeave = (office: Pick<Office, 'sql'>, staffIds: readonly unknown[]): Promise<unknown> =>
  office.sql(
    `insert into leaves (id, version, "createdAt", "updatedAt", "staffId", kind, "validFrom")
     select gen_random_uuid(), 1, now(), now(), x, 'tahunan', (now() at time zone 'Asia/Jakarta')::date from unnest($1::uuid[]) x where x is not null`,
    [staffIds],
  );
export const endLeaves = (office: Pick<Office, 'sql'>): Promise<unknown> => office.sql('delete from leaves');
