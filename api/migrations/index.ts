import { Roles1795345100000 } from './1795345100000-roles.ts';
import { FirstTables1795345150000 } from './1795345150000-first-tables.ts';
import { AuditTrail1795345200000 } from './1795345200000-audit-trail.ts';
import { Sealing1795431600000 } from './1795431600000-sealing.ts';
import { TreeNodes1795431700000 } from './1795431700000-tree-nodes.ts';

/** In the order in which they run. */
export const migrations = [
  Roles1795345100000,
  FirstTables1795345150000,
  AuditTrail1795345200000,
  Sealing1795431600000,
  TreeNodes1795431700000,
];
