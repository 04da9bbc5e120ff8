import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { EngineClock } from '../../../support/bpmn/test-engine';
import { call } from '../../../unit/sandbox/call';
import { type Entity, type Item, type Query, rightLogin, type Session, type Vendor } from '../vendors/vendor';
import { compare, compareKeys, type EntityRow, entityRows, KEYS, sortsOf } from './entity-rows';
import { OTHER_FILTERS, playSearchedHouse } from './searched-house';

/** What is found of each kind, with filters, orders and pages. */
export function searchSuite(vendor: Vendor): void {
  describe('searches', () => {
    let sandbox: Sandbox;
    let session: Session;
    const raw = new Map<Entity, Item[]>();

    before(async () => {
      const clock = new EngineClock();
      sandbox = await startSandbox({ version: vendor.api, tasks: 'empty', partitions: 5, clock });
      await playSearchedHouse(sandbox.engine, clock);
      session = await vendor.connect(rightLogin(sandbox));
      for (const entity of vendor.searches)
        raw.set(entity, await inSandbox(entity, { page: { limit: 1000 } }));
    });
    after(() => sandbox.close());

    async function inSandbox(entity: Entity, query: Query): Promise<Item[]> {
      const { text } = await call('POST', `${sandbox.url}/v2/${entity}/search`, { json: query });
      return JSON.parse(text).items;
    }

    const keysIn = (entity: Entity, items: readonly Item[]) =>
      items.map((item) => String(item[KEYS[entity]]));

    /** The keys that a client finds, and the number of which it says so. */
    async function find(entity: Entity, query: Query): Promise<string[]> {
      const { items, page } = await session.search(entity, query);
      should(Number(page.totalItems)).equal(items.length);
      return keysIn(entity, items);
    }

    for (const entity of vendor.searches) {
      const all = () => raw.get(entity) ?? [];
      const version = vendor.api === '8.9' ? '8.9' : '8.8';

      it(`of ${entity} show them all, as they are`, async () => {
        const { items } = await session.search(entity, { page: { limit: 1000 } });
        should(items).have.length(countOf(sandbox, entity));
        for (const item of all()) {
          const shown = items.find((each) => String(each[KEYS[entity]]) === item[KEYS[entity]]) ?? {};
          const common = Object.keys(item).filter((field) => field in shown);
          should(
            Object.keys(item).filter((field) => !common.includes(field) && !vendor.hides.includes(field)),
          ).eql([]);
          const only = (of: Item) => Object.fromEntries(common.map((field) => [field, of[field] ?? null]));
          should(only(shown)).eql(only(item));
        }
      });

      it(`of ${entity} find by every field and operator what has it`, async () => {
        const rows = entityRows(entity, version, all());
        const offered = await vendor.offered?.(entity, 'filter');
        const isOffered = ({ field, operator }: EntityRow) => offered?.has(nameOf(field, operator)) ?? true;
        const wrong: object[] = [];
        for (const { field, operator, asked, finds } of rows.filter(isOffered)) {
          const filter = { [field]: operator ? { [operator]: asked } : asked };
          const found = await find(entity, { filter, page: { limit: 1000 } });
          const wanted = keysIn(entity, all().filter(finds));
          if (found.sort().join() !== wanted.sort().join()) wrong.push({ filter, found, wanted });
        }
        should(wrong).eql([]);
        should(rows).not.be.empty();
      });

      it(`of ${entity} lead through the pages in every order`, async () => {
        const total = all().length;
        const offered = await vendor.offered?.(entity, 'sort');
        for (const field of sortsOf(entity, version).filter((each) => offered?.has(each) ?? true)) {
          for (const order of ['ASC', 'DESC'] as const) {
            const sort = [{ field, order }];
            const found = await walk(entity, sort);
            should(found).eql(keysIn(entity, await inSandbox(entity, { sort, page: { limit: 1000 } })));
            should(new Set(found).size).equal(total);
            shouldBeInOrder(found, all(), entity, field, order);
          }
        }
      });
    }

    const isKnown = (filter: Item) => !vendor.lacks.some((part) => JSON.stringify(filter).includes(part));
    for (const [entity, filter, count] of OTHER_FILTERS.filter(([, filter]) => isKnown(filter))) {
      it(`of ${entity} find ${count} by ${JSON.stringify(filter)}`, async () => {
        should(await find(entity, { filter })).have.length(count);
      });
    }

    async function walk(entity: Entity, sort: NonNullable<Query['sort']>): Promise<string[]> {
      const found: string[] = [];
      let { items, page } = await session.search(entity, { sort, page: { limit: 20 } });
      while (items.length > 0) {
        found.push(...keysIn(entity, items));
        const after = String(page.endCursor);
        ({ items, page } = await session.search(entity, { sort, page: { limit: 20, after } }));
      }
      return found;
    }
  });
}

function shouldBeInOrder(keys: string[], items: Item[], entity: Entity, field: string, order: string): void {
  const values = keys
    .map((key) => items.find((item) => item[KEYS[entity]] === key)?.[field] ?? undefined)
    .filter((value) => value !== undefined);
  const sorted = values.toSorted(field.endsWith('Key') ? compareKeys : compare);
  should(values).eql(order === 'ASC' ? sorted : sorted.reverse(), `${entity} by ${field} ${order}`);
}

function nameOf(field: string, operator?: string): string {
  return operator ? `${field}.${operator.replace('$', '')}` : field;
}

/** How many there are, as the engine counts. */
function countOf({ engine: { definitions, store } }: Sandbox, entity: Entity): number {
  const counts: Record<Entity, number> = {
    'process-definitions': [...definitions.processes.all()].length,
    'process-instances': store.processInstance.size,
    'element-instances': [...store.elementInstance.values()].filter(({ parent }) => parent).length,
    variables: store.variable.size,
    incidents: store.incident.size,
    jobs: store.job.size,
    'decision-definitions': [...definitions.decisions.all()].length,
    'decision-requirements': [...definitions.drgs.all()].length,
    'decision-instances': store.decisionInstance.size,
    'message-subscriptions': store.messageSubscription.size,
    'correlated-message-subscriptions': 4,
  };
  return counts[entity];
}
