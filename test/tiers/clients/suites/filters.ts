import should from 'should';
import { type Sandbox, startSandbox, type TaskDraft } from '../../../../sandbox/sandbox';
import { search } from '../../../unit/sandbox/call';
import { type Item, rightLogin, type Session, type Vendor } from '../vendors/vendor';
import { type FilterRow, rangeRows, textRows } from './filter-rows';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const MINUTE = 60_000;
const at = (minutes: number) => new Date(NOW + minutes * MINUTE).toISOString();

/** The tasks called one, two and three; the last one is completed. Their variables are the instance's and the task's own. */
const TASKS: TaskDraft[] = [
  {
    name: 'one',
    priority: 10,
    assignee: 'anna',
    candidateGroups: ['home'],
    creationDate: NOW - 3 * MINUTE,
    dueDate: NOW + MINUTE,
    followUpDate: NOW + MINUTE,
    variables: { litres: 2, plant: 'basil' },
    tags: ['outside', 'heavy'],
  },
  {
    name: 'two',
    priority: 20,
    candidateGroups: ['home', 'garden'],
    candidateUsers: ['ben'],
    creationDate: NOW - 2 * MINUTE,
    dueDate: NOW + 2 * MINUTE,
    followUpDate: NOW + 2 * MINUTE,
    variables: { plant: 'thyme' },
    tags: ['outside'],
  },
  {
    name: 'three',
    priority: 30,
    assignee: 'ben',
    tenantId: 'cellar',
    creationDate: NOW - MINUTE,
    processDefinitionId: 'other-job',
  },
];
const LATER = { below: ['one'], at: ['two'], none: ['three'] };

/** Filters by a key, whose values are the sandbox's. */
export const KEY_FIELDS = [
  'userTaskKey',
  'elementInstanceKey',
  'processInstanceKey',
  'processDefinitionKey',
] as const;

/** Every field and operator of the REST API, with values that tell the tasks apart. */
const FILTER_ROWS: readonly FilterRow[] = [
  [{}, ['one', 'two', 'three']],
  ...textRows('state', 'CREATED', 'CREA*', { is: ['one', 'two'], other: ['three'] }),
  [{ state: { $in: ['COMPLETED', 'FAILED'] } }, ['three']],
  ...textRows('assignee', 'anna', 'a?na', { is: ['one'], other: ['three'], none: ['two'] }),
  [{ assignee: { $in: ['anna', 'ben', 'cleo'] } }, ['one', 'three']],
  [{ assignee: { $exists: true, $notIn: ['ben'] } }, ['one']],
  ...textRows('name', 'two', 'tw*', { is: ['two'], other: ['one', 'three'] }),
  ...textRows('candidateGroup', 'garden', 'g*', { is: ['two'], other: ['one'], none: ['three'] }),
  ...textRows('candidateUser', 'ben', 'b?n', { is: ['two'], none: ['one', 'three'] }),
  ...textRows('tenantId', 'cellar', 'c*', { is: ['three'], other: ['one', 'two'] }),
  ...rangeRows('priority', 20, { below: ['one'], at: ['two'], above: ['three'] }),
  [{ priority: { $gt: 10, $lt: 30 } }, ['two']],
  ...rangeRows('creationDate', at(-2), { below: ['one'], at: ['two'], above: ['three'] }),
  ...rangeRows('completionDate', at(0), { at: ['three'], none: ['one', 'two'] }),
  ...rangeRows('dueDate', at(2), LATER),
  ...rangeRows('followUpDate', at(2), LATER),
  [{ elementId: 'do-it' }, ['one', 'two', 'three']],
  [{ elementId: 'do-it-not' }, []],
  [{ processDefinitionId: 'other-job' }, ['three']],
  [{ tags: ['outside'] }, ['one', 'two']],
  [{ tags: ['outside', 'heavy'] }, ['one']],
  ...['processInstanceVariables', 'localVariables'].flatMap(variableRows),
  [{ localVariables: [{ name: 'pot', value: '"clay"' }] }, ['two']],
  [{ processInstanceVariables: [{ name: 'pot', value: '"clay"' }] }, []],
  [{ assignee: 'anna', state: 'CREATED', priority: { $lte: 10 } }, ['one']],
];

function variableRows(field: string): FilterRow[] {
  const rows = textRows('plant', '"basil"', '"b*', { is: ['one'], other: ['two'], none: ['three'] });
  const both = [
    { name: 'plant', value: '"basil"' },
    { name: 'litres', value: '2' },
  ];
  return [
    ...rows.map(([{ plant }, names]): FilterRow => [{ [field]: [{ name: 'plant', value: plant }] }, names]),
    [{ [field]: both }, ['one']],
    [{ [field]: [{ name: 'litres', value: '3' }] }, []],
  ];
}

const OWN_VARIABLES: Record<string, Item> = { two: { pot: 'clay' } };

function addWithOwnVariables(sandbox: Sandbox, task: TaskDraft): string {
  const key = sandbox.addTask(task);
  const element = sandbox.engine.store.userTask.get(key)?.scope;
  const variables = { ...task.variables, ...OWN_VARIABLES[task.name ?? ''] };
  sandbox.engine.setVariables(String(element?.key), variables, true);
  return key;
}

/** What a client can ask, but for the filters by a key, which are `KEY_FIELDS`. */
export function filterRows({ lacks, ownFilters }: Vendor): FilterRow[] {
  const isKnown = (filter: Item) => !lacks.some((part) => JSON.stringify(filter).includes(part));
  return [...FILTER_ROWS.filter(([filter]) => isKnown(filter)), ...ownFilters];
}

/** Each filter finds the tasks that it should, whatever the client makes of it on its way. */
export function filterSuite(vendor: Vendor): void {
  describe('filters', () => {
    let sandbox: Sandbox;
    let session: Session;
    let raw: Item[];

    before(async () => {
      sandbox = await startSandbox({ version: vendor.api, tasks: 'empty', now: () => NOW });
      const keys = TASKS.map((task) => addWithOwnVariables(sandbox, task));
      sandbox.completeTask(String(keys[2]));
      raw = (await search(sandbox.url)).items;
      session = await vendor.connect(rightLogin(sandbox));
    });
    after(() => sandbox.close());

    async function shouldFind(filter: Item, names: readonly string[]): Promise<void> {
      const { items, page } = await session.searchTasks({ filter });
      should(items.map(({ name }) => name).sort()).eql([...names].sort());
      should(Number(page.totalItems)).equal(names.length);
    }

    for (const [filter, names] of filterRows(vendor)) {
      it(`find ${names.join(', ') || 'nothing'} by ${JSON.stringify(filter)}`, () =>
        shouldFind(filter, names));
    }

    for (const field of KEY_FIELDS) {
      it(`find what has the same ${field} as task two`, () =>
        shouldFind({ [field]: raw[1]?.[field] }, ['two']));
    }
  });
}
