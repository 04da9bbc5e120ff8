import { backups } from './catalog/backups';
import { batches } from './catalog/batches';
import { cluster } from './catalog/cluster';
import { decisions } from './catalog/decisions';
import type { CatalogOperation } from './catalog/entry';
import { people } from './catalog/people';
import { permissions } from './catalog/permissions';
import { processes } from './catalog/processes';
import { roles } from './catalog/roles';
import { tenants } from './catalog/tenants';
import { work } from './catalog/work';

export type { AnswerKind, CatalogOperation, Group } from './catalog/entry';

/** Every operation of Camunda 8.6 to 8.10, in the order in which a list shows them. */
export const CATALOG: readonly CatalogOperation[] = [
  ...processes,
  ...batches,
  ...work,
  ...decisions,
  ...cluster,
  ...people,
  ...roles,
  ...tenants,
  ...permissions,
  ...backups,
];
