import should from 'should';
import { startSandbox } from '../../../sandbox/sandbox';
import { systemClock } from '../../../src/clock';
import { problem } from '../../support/faults';
import { clientOf } from '../../support/sandbox-client';
import { soon } from '../../support/until';
import { Flow, USUAL, Works } from './working';

const NO_TENANT =
  'Expected to handle request Activate Jobs with tenant identifiers, but no tenant was provided';

describe('the tenants of a job worker', () => {
  let works: Works;
  let flow: Flow;

  beforeEach(async () => {
    works = await Works.start();
    flow = new Flow();
  });
  afterEach(() => works.stop());

  const polled = () => soon('polled', () => works.gateway.waiting === 1);
  const asked = () =>
    works.gateway.asked.activation.map(({ tenantIds, tenantFilter }) => tenantIds ?? tenantFilter ?? 'none');

  it('are those that it names', async () => {
    works.newClient({ tenantId: 'house' });
    works.work(flow, { tenantIds: ['a', 'b'] });
    await polled();
    should(asked()).eql([['a', 'b']]);
  });

  it('are else that of the cluster', async () => {
    works.newClient({ tenantId: 'house' });
    works.work(flow);
    await polled();
    should(asked()).eql([['house']]);
  });

  it('are else not named', async () => {
    works.work(flow);
    await polled();
    should(asked()).eql(['none']);
  });

  it('are those that are assigned where a cluster of 8.9 wants some', async () => {
    works.gateway.version = '8.9.0';
    works.gateway.meets('activation', problem(400, 'INVALID_ARGUMENT', NO_TENANT));
    works.work(flow);
    await polled();
    await works.pass(10);
    await polled();
    should(asked()).eql(['none', 'ASSIGNED', 'ASSIGNED']);
    should(flow.errors).be.empty();
  });

  it('are to be named where a cluster of 8.8 wants some', async () => {
    works.gateway.meets('activation', problem(400, 'INVALID_ARGUMENT', NO_TENANT));
    works.work(flow);
    await soon('refused', () => flow.errors.length === 1);
    should(asked()).eql(['none']);
    should(flow.errors[0]).have.properties({
      code: 'CAMUNDA_INVALID',
      message: 'Enter a tenant ID here or in the cluster. This Camunda has several tenants',
    });
  });

  it('are to be removed where a cluster has none', async () => {
    const sandbox = await startSandbox({ tasks: 'empty' });
    const client = clientOf(sandbox);
    const settings = { ...USUAL, tenantIds: ['house'] };
    const close = client.jobs.work(settings, flow, systemClock);
    await soon('refused', () => flow.errors.length === 1);
    should(flow.errors[0]?.message).equal(
      'Remove the tenant IDs here or in the cluster. This Camunda has no tenants',
    );
    await close();
    await client.close();
    await sandbox.close();
  });
});
