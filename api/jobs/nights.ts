/** SQL: the night that is due, today's from this hour (WIB) on, and yesterday's before it. */
export const nightFrom = (hour: number): string =>
  `((now() at time zone 'Asia/Jakarta') - interval '${hour} hours')::date`;
