/** Today in the office (WIB), as SQL. */
export const TODAY = "(now() at time zone 'Asia/Jakarta')::date";

/** That a dated row (competence, rule) holds today, or on another day (an expression), as SQL. */
export const inForce = (alias: string, day = TODAY): string =>
  `${alias}."archivedAt" is null and ${alias}."validFrom" <= ${day} and (${alias}."validTo" is null or ${alias}."validTo" >= ${day})`;

/** That somebody is away today, as SQL: `staffId` names him. The one place that says so. */
export const onLeave = (staffId: string): string =>
  `exists (select from leaves l where l."staffId" = ${staffId} and ${inForce('l')})`;

/** That an appointment gives its role today, as SQL: confirmed where it needs to be (api/README: Rights). */
export const appointed = (alias: string, day = TODAY): string =>
  `${alias}.status = 'berlaku' and ${inForce(alias, day)}`;
