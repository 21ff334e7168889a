/** Today in the office (WIB), as SQL. */
export const TODAY = "(now() at time zone 'Asia/Jakarta')::date";

/** That a dated row (appointment, competence) holds today, as SQL. */
export const inForce = (alias: string): string =>
  `${alias}."archivedAt" is null and ${alias}."validFrom" <= ${TODAY} and (${alias}."validTo" is null or ${alias}."validTo" >= ${TODAY})`;
