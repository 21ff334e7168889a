import { Roles1795345100000 } from './1795345100000-roles.ts';
import { FirstTables1795345150000 } from './1795345150000-first-tables.ts';
import { AuditTrail1795345200000 } from './1795345200000-audit-trail.ts';
import { Outbox1795431900100 } from './1795431900100-outbox.ts';
import { Notifications1795431900200 } from './1795431900200-notifications.ts';
import { ComplaintDesk1795432100000 } from './1795432100000-complaint-desk.ts';

/** In the order in which they run. */
export const migrations = [
  Roles1795345100000,
  FirstTables1795345150000,
  AuditTrail1795345200000,
  Outbox1795431900100,
  Notifications1795431900200,
  ComplaintDesk1795432100000,
];
