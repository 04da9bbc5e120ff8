import should from 'should';
import { operatorsOf } from '../../../sandbox/v2/conditions';
import {
  decisionDefinitions,
  decisionInstances,
  decisionRequirements,
} from '../../../sandbox/v2/entities/decisions';
import type { Entity } from '../../../sandbox/v2/entities/entity';
import { groups, groupUsers, roles, tenants, users } from '../../../sandbox/v2/entities/lists';
import { processFigures } from '../../../sandbox/v2/entities/process-figures';
import {
  elementInstances,
  instancesOfProcess,
  processDefinitions,
  processInstances,
} from '../../../sandbox/v2/entities/processes';
import { taskVariables, variables } from '../../../sandbox/v2/entities/variables';
import {
  correlations,
  incidents,
  incidentsOf88,
  jobs,
  messageSubscriptions,
} from '../../../sandbox/v2/entities/work';
import type { JsonObject } from '../../../src/json-object';
import { Release } from './release';
import { fieldsIn } from './schema';
import { type DescribedVersion, versions } from './versions';

type Table = Pick<Entity<never>, 'path' | 'children' | 'hasAlternatives'> & {
  readonly fields: Readonly<Record<string, Omit<Entity<never>['fields'][string], 'of' | 'variable'>>>;
};

/** What each search takes, by its path. */
const TABLES: readonly [path: string, table: Table][] = [
  ...[processDefinitions, processInstances, elementInstances, variables, incidents, jobs].map(bySearch),
  ...[messageSubscriptions, correlations, decisionDefinitions, decisionRequirements, decisionInstances].map(
    bySearch,
  ),
  ...[users, groups, groupUsers, roles, tenants].map(bySearch),
  ['/v2/process-definitions/1/statistics/element-instances', instancesOfProcess],
  ['/v2/user-tasks/1/variables/search', taskVariables],
];

const TABLES_OF: Record<DescribedVersion, typeof TABLES> = {
  '8.8': [['/v2/process-instances/1/incidents/search', incidentsOf88]],
  '8.9': [
    [processFigures.path, processFigures],
    ['/v2/process-instances/1/incidents/search', incidents],
    ['/v2/element-instances/1/incidents/search', incidents],
    ['/v2/user-tasks/1/effective-variables/search', taskVariables],
  ],
};

function bySearch(table: Table): [string, Table] {
  return [`${table.path.replace('{key}', '1')}/search`, table];
}

/** The operators of each field that a filter has, as a schema says. */
function operatorsIn(schema: JsonObject): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(fieldsIn(schema)).map(([name, field]) => {
      const operators = Object.keys(fieldsIn(field)).filter((key) => key.startsWith('$'));
      return [name, operators.sort()];
    }),
  );
}

function operatorsOfTable({ fields, children, hasAlternatives }: Table, version: DescribedVersion) {
  const all = Object.entries({ ...fields, ...children?.fields });
  const found = all.flatMap(([name, { kind, filter }]) => {
    const comparing = filter?.[version];
    if (!comparing) return [];
    const isList = kind === 'tags' || kind === 'variables';
    return [[name, isList ? [] : [...operatorsOf(kind, comparing)].sort()]];
  });
  return Object.fromEntries([...found, ...(hasAlternatives ? [['$or', []]] : [])]);
}

for (const version of versions) {
  describe(`The sandbox takes of a search what Camunda ${version} takes`, () => {
    let release: Release;

    before(async () => {
      release = await Release.load(version);
    });

    for (const [path, table] of [...TABLES, ...TABLES_OF[version]]) {
      it(`${path}: filter`, () => {
        const { filter } = fieldsIn(release.requestSchema('POST', path));
        should(operatorsOfTable(table, version)).eql(operatorsIn(filter ?? {}));
      });

      it(`${path}: sort`, () => {
        const { sort } = fieldsIn(release.requestSchema('POST', path));
        const { field } = fieldsIn((sort?.items ?? {}) as JsonObject);
        const known = sort ? Object.entries(table.fields).filter((entry) => entry[1].sort?.[version]) : [];
        should(known.map(([name]) => name).sort()).eql([...((field?.enum as string[]) ?? [])].sort());
      });
    }
  });
}
