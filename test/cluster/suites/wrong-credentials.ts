import should from 'should';
import { camundaIn } from '../../real/camunda-in';
import { clusterOf, flowsOn } from '../../real/flows-on';
import { user } from '../../real/servers/storage';
import { instancesOf, tasksOf } from '../../support/node-red/user-tasks';
import { tenChoresOn } from '../own-processes';

const actions = {
  login: { type: 'camunda8-login', api: 'v2', operation: 'login' },
  topology: { type: 'camunda8-topology' },
  tasks: { type: 'camunda8-search-tasks', api: 'v2', pageSize: '3' },
};

describe('basic: user and password with every request', () => {
  const camunda = camundaIn('basic');
  const flows = flowsOn('basic', camunda, actions);
  const encoded = Buffer.from(`${user.name}:${user.password}`).toString('base64');
  const chores = tenChoresOn(camunda, { authorize: async () => ({ authorization: `Basic ${encoded}` }) });

  it('finds the ten tasks with the right password', async () => {
    should(instancesOf(tasksOf(await flows().ask('tasks')))).eql(chores.started);
    const { payload } = await flows().ask('login');
    should(payload).have.properties({ authenticated: true, authentication: 'basic', subject: user.name });
  });

  it('answers 200 messages, each of which costs the server a check of the password', async function () {
    this.timeout(120_000);
    const durations: number[] = [];
    for (let i = 0; i < 200; i += 1) {
      const { payload, camunda: details } = await flows().ask('topology');
      should(payload).have.property('gatewayVersion', '8.6.0');
      should(details?.requests).equal(1);
      durations.push(details?.durationMs ?? Number.NaN);
    }
    const median = durations.sort((a, b) => a - b)[100];
    console.log(`      a request takes ${median} ms (median of 200)`);
  });

  it('says what to check when the password is wrong', async () => {
    const cluster = clusterOf('basic', camunda());
    await flows().deploy(
      { ...cluster, credentials: { ...cluster.credentials, password: 'not-this-one' } },
      actions,
    );
    for (const name of ['login', 'topology', 'tasks']) {
      const { error } = await flows().ask(name);
      should(error).have.property('code', 'CAMUNDA_AUTH');
      should(error?.cause).have.properties({ status: 401, source: 'api' });
      should(error?.message).match(/user ?name (and|or) (the )?password/i);
    }
    should(flows().log).not.containEql('not-this-one');
  });
});
