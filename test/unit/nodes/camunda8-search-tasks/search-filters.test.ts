import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { clusterAt, pass, startFlow, stopFlow } from '../../../support/node-red/flow';

/** Rows of the search form whose values are no text: what they find in the sandbox's household. */
describe('Filter rows of camunda8-search-tasks', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ version: '8.8' });
  });
  after(() => sandbox.close());
  afterEach(stopFlow);

  async function namesFound(...filters: [string, string, string, string][]): Promise<unknown[]> {
    const rows = filters.map(([field, operator, value, valueType]) => ({
      field,
      operator,
      value,
      valueType,
    }));
    await startFlow(clusterAt(sandbox.url), { type: 'camunda8-search-tasks', filters: rows });
    const { sent, error } = await pass({});
    should(error).equal(undefined);
    return ((sent[0]?.payload ?? []) as { name: string }[]).map(({ name }) => name);
  }

  it('find what is due in the next 12 hours, and nothing that is due before or after', async () => {
    should(await namesFound(['dueDate', '$eq', 'PT12H', 'relative'])).eql(['Take out the bins']);
  });

  it('find what is overdue', async () => {
    const names = await namesFound(['dueDate', '$lte', 'P0D', 'relative']);
    should(names).containEql('Feed the cat').and.not.containEql('Take out the bins');
  });

  it('take the timestamp of a typed input as a date', async () => {
    const names = await namesFound(['dueDate', '$gt', '', 'date']);
    should(names).containEql('Take out the bins').and.not.containEql('Feed the cat');
  });

  it('rest where the query is free JSON', async () => {
    const filters = [{ field: 'assignee', operator: '$eq', value: 'nobody', valueType: 'str' }];
    const query = { freeJson: true, query: '{"filter":{"name":"Feed the cat"}}', queryType: 'json' };
    await startFlow(clusterAt(sandbox.url), { type: 'camunda8-search-tasks', filters, ...query });
    should((await pass({})).sent[0]?.payload).match([{ name: 'Feed the cat' }]);
  });

  const variables: [variable: string, value: string, type: string, found: string][] = [
    ['plant', 'basil', 'str', 'Water the plants'],
    ['grams', '80', 'num', 'Feed the cat'],
  ];
  for (const [variable, value, type, found] of variables) {
    it(`compare the process variable ${variable} with a value of type ${type}`, async () => {
      const names = await namesFound([`processInstanceVariables.${variable}`, '$eq', value, type]);
      should([...new Set(names)]).eql([found]);
      await stopFlow();
      should(await namesFound([`processInstanceVariables.${variable}`, '$eq', 'other', 'str'])).be.empty();
    });
  }
});
