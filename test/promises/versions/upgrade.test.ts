import should from 'should';
import { CamundaClient } from '../../../src/camunda-client';
import { resolveSettings } from '../../../src/connection/resolve';
import { CamundaError } from '../../../src/errors';
import type { FilterRow } from '../../../src/search/search';
import type { TaskSearch } from '../../../src/user-tasks/task-search';
import { searchFor } from '../../support/searches';
import { ChangingCluster, NOW, type Version } from './changing-cluster';

const row = (field: string, operator: string, value: unknown): FilterRow => ({ field, operator, value });

/** What finds Anna's tasks in 8.6 and in 8.8, under one name or under two. */
const KNOWN_TO_BOTH = [
  row('assignee', '$eq', 'anna'),
  row('candidateGroup', '$in', ['home']),
  row('tenantId', '$eq', 'house'),
  row('processInstanceVariables.plant', '$eq', 'basil'),
];

/** What finds them in 8.8, and is ignored or refused by 8.6. */
const KNOWN_TO_88 = [
  row('name', '$eq', 'hers'),
  row('priority', '$gte', 50),
  row('dueDate', '$lte', NOW),
  row('assignee', '$exists', true),
];

const CHANGES: readonly (readonly [string, from: Version, to: Version])[] = [
  ['upgraded', '8.6', '8.8'],
  ['downgraded', '8.8', '8.6'],
];

/** All ways in which five requests, and then the next five, can come to one version or the other. */
const TURNS = Array.from({ length: 2 ** 5 }, (_, ways) =>
  Array.from({ length: 5 }, (_turn, request): Version => ((ways >> request) & 1 ? '8.8' : '8.6')),
);

interface Found {
  keys: unknown[];
  /** Of the last page. */
  totalItems?: number | undefined;
  error?: unknown;
}

describe('A cluster that changes its version while it is searched', () => {
  let cluster: ChangingCluster;
  let client: CamundaClient;

  before(async () => {
    cluster = await ChangingCluster.start();
  });
  beforeEach(() => {
    const properties = { environment: 'self-managed', restAddress: cluster.url, authentication: 'none' };
    const settings = resolveSettings(properties, {}, () => undefined);
    client = new CamundaClient(settings, {}, (words) => should.fail(String(words), ''));
  });
  afterEach(() => client.close());
  after(() => cluster.close());

  async function find(search: Partial<TaskSearch>): Promise<Found> {
    const found: Found = { keys: [] };
    try {
      for await (const page of client.searchTasks(searchFor({ pageSize: 2, ...search }))) {
        found.keys.push(...page.items.map((task) => task.userTaskKey));
        found.totalItems = page.totalItems;
      }
    } catch (error) {
      found.error = error;
    }
    return found;
  }

  function shouldBeAllOfHers({ keys, error }: Found): void {
    should(error).equal(undefined);
    should(keys.sort()).eql(cluster.hers);
  }

  function shouldBeNoneButHers({ keys }: Found): void {
    should(new Set(keys).size).equal(keys.length);
    should(keys.filter((key) => !cluster.hers.includes(String(key)))).eql([]);
  }

  /** The client knows the version from before. */
  async function change(from: Version, to: Version, request: number): Promise<void> {
    cluster.become(from);
    await client.topology();
    cluster.becomeAtRequest(to, request);
  }

  for (const [changed, from, to] of CHANGES) {
    describe(`${changed} from ${from} to ${to}, before whichever request`, () => {
      for (const filter of KNOWN_TO_BOTH) {
        it(`finds by ${filter.field} each task that matches, once, and no other`, async () => {
          for (let request = 1; request <= 5; request++) {
            await change(from, to, request);
            shouldBeAllOfHers(await find({ filters: [filter] }));
          }
        });
      }

      for (const filter of KNOWN_TO_88) {
        it(`finds by ${filter.field} with ${filter.operator} no other task, or says that 8.6 cannot`, async () => {
          for (let request = 1; request <= 5; request++) {
            await change(from, to, request);
            const found = await find({ filters: [filter] });
            shouldBeNoneButHers(found);
            if (!found.error) shouldBeAllOfHers(found);
            else should(found.error).have.properties({ code: 'CAMUNDA_UNSUPPORTED' });
          }
        });
      }

      it('counts what matches, and nothing else', async () => {
        for (let request = 1; request <= 3; request++) {
          await change(from, to, request);
          const { error, totalItems } = await find({ filters: [row('tenantId', '$eq', 'house')], limit: 0 });
          should([error, totalItems]).eql([undefined, cluster.hers.length]);
        }
      });
    });
  }

  describe('whose gateways are of both versions for a while', () => {
    for (const filter of [...KNOWN_TO_BOTH, ...KNOWN_TO_88]) {
      it(`hands out no other task than those that ${filter.field} with ${filter.operator} matches`, async () => {
        for (const versions of TURNS) {
          cluster.takeTurns(versions);
          const found = await find({ filters: [filter] });
          shouldBeNoneButHers(found);
          if (!found.error) shouldBeAllOfHers(found);
          else should(found.error).be.instanceOf(CamundaError);
        }
      });
    }
  });
});
