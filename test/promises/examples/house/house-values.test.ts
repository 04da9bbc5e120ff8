import should from 'should';
import type { Sandbox } from '../../../../sandbox/sandbox';
import { sandboxes } from '../sandboxes';
import { HouseSite } from './house-site';

function groupsInEachOther(count: number): object[] {
  let components: object[] = [{ type: 'number', key: 'grams' }];
  for (let i = 0; i < count; i++) components = [{ type: 'group', components }];
  return components;
}

/** Which variables the page is given, and which ones it may write, whoever sends the request. */
describe('10 - House tasks in the browser: which variables', () => {
  const start = sandboxes();
  let sandbox: Sandbox;
  let site: HouseSite;

  beforeEach(async () => {
    sandbox = await start({ tasks: 'empty' });
    site = await HouseSite.deploy(sandbox.url);
  });

  afterEach(() => site.close());

  const secret = { pin: '1234', bowl: { full: true, pin: '1234' }, food: { brand: 'A', price: 3 } };

  function addTask(components: object[], variables: Record<string, unknown> = {}): string {
    sandbox.deployForm({ id: 'form', components });
    return sandbox.addTask({ candidateGroups: ['home'], formId: 'form', variables });
  }

  const written = () =>
    sandbox.requests.filter(({ path }) => path.endsWith('completion')).map(({ body }) => JSON.parse(body));

  const complete = (userTaskKey: string, variables: unknown) =>
    site.post('complete', { userTaskKey, person: 'anna', variables });

  const fields = [
    { type: 'number', key: 'grams' },
    { type: 'group', components: [{ type: 'textfield', key: 'food.brand' }] },
    { type: 'group', path: 'bowl', components: [{ type: 'checkbox', key: 'full' }] },
    { type: 'textfield', key: 'cat', disabled: true },
    { type: 'textfield', key: 'owner', readonly: true },
    { type: 'textfield', key: 'vet', readonly: '=grams > 100' },
    { type: 'expression', key: 'sum', expression: '=grams * 2' },
    { type: 'dynamiclist', path: 'pets', components: [{ type: 'textfield', key: 'name' }] },
    { type: 'group', path: 'locked', components: [{ type: 'textfield', key: 'one', readonly: true }] },
  ];

  it('gives of a variable only the part that the form shows', async () => {
    const variables = { ...secret, grams: 80, owner: 'anna', pets: [{ name: 'Minka' }] };
    const { body } = await site.get(`form?userTaskKey=${addTask(fields, variables)}`);
    should(body.variables).eql({ grams: 80, food: { brand: 'A' }, bowl: { full: true }, owner: 'anna' });
  });

  it('takes what the fields of the form hold, in groups too', async () => {
    const variables = { grams: [1, { any: 'thing' }], food: { brand: 'B' }, bowl: { full: false } };
    should((await complete(addTask(fields), variables)).status).equal(200);
    should(written()).eql([{ variables }]);
  });

  for (const [what, variables, name] of [
    ['of no field', { grams: 1, approved: true }, 'approved'],
    ['beside a field of a group', { bowl: { full: true, pin: '0' } }, 'bowl.pin'],
    ['of a field without its group', { full: true }, 'full'],
    ['in place of a group', { bowl: 'broken' }, 'bowl'],
    ['in place of a group, as a list', { food: ['A'] }, 'food'],
    ['that only looks like a path', { 'food.brand': 'B' }, 'food.brand'],
    ['of a disabled field', { cat: 'Minka' }, 'cat'],
    ['of a read-only field', { owner: 'ben' }, 'owner'],
    ['of a field that an expression may make read-only', { vet: 'ben' }, 'vet'],
    ['of an expression', { sum: 1 }, 'sum'],
    ['of a dynamic list', { pets: [] }, 'pets'],
    ['of a group in which nothing can be filled in', { locked: {} }, 'locked'],
    ['of a prototype', JSON.parse('{"__proto__": {"admin": true}}'), '__proto__'],
    ['of a constructor', { constructor: { prototype: { admin: true } } }, 'constructor'],
  ] as const) {
    it(`takes no value ${what}`, async () => {
      const { status, body } = await complete(addTask(fields), variables);
      should(status).equal(400);
      should(body).eql({ reason: 'noField', field: name });
      should(written()).be.empty();
    });
  }

  it('takes no value with a task without a form', async () => {
    const userTaskKey = sandbox.addTask({ candidateGroups: ['home'] });
    should((await complete(userTaskKey, { approved: true })).status).equal(400);
    should((await complete(userTaskKey, {})).status).equal(200);
    should(written()).have.length(1);
  });

  it('refuses variables that are nested without end', async () => {
    const deep = `${'{"grams":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    const key = addTask(fields);
    const answer = await site.ask('POST', 'complete', {}, `{"userTaskKey":"${key}","variables":${deep}}`);
    should(answer.status).equal(400);
    should(JSON.parse(answer.body)).eql({ reason: 'tooDeep' });
    should(written()).be.empty();
  });

  it('answers a form that is too deep, too wide or too long with a reason, and finishes nothing', async () => {
    const components = groupsInEachOther(200);
    const wide = Array.from({ length: 1_001 }, (_, i) => ({ type: 'number', key: `n${i}` }));
    const long = [{ type: 'number', key: 'a.'.repeat(100_000) }];
    for (const form of [components, wide, long]) {
      const key = addTask(form);
      const { body } = await site.get(`form?userTaskKey=${key}`);
      should(body).eql({ form: null, missing: 'tooLarge' });
      should((await complete(key, {})).status).equal(409);
    }
    should(written()).be.empty();
  });

  it('refuses a form of 2,000 groups in each other, which no node takes, and finishes nothing', async () => {
    const key = addTask(groupsInEachOther(2_000));
    const { status, body } = await site.get(`form?userTaskKey=${key}`);
    should(status).be.aboveOrEqual(400);
    should(body).have.key('reason');
    should((await complete(key, {})).status).be.aboveOrEqual(400);
    should(written()).be.empty();
  });
});
