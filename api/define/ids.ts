/** Before every id there is: where a walk through the records begins. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
