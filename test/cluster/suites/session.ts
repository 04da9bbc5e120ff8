import should from 'should';
import { camundaIn } from '../../real/camunda-in';
import { clusterOf, flowsOn } from '../../real/flows-on';
import { user } from '../../real/servers/storage';
import { instancesOf, tasksOf } from '../../support/node-red/user-tasks';
import { until } from '../../support/until';
import { Caller, LONG, logIn } from '../caller';
import { describeContract, tenChoresOn } from '../own-processes';

const actions = {
  login: { type: 'camunda8-login', api: 'v2', operation: 'login' },
  'login-v1': { type: 'camunda8-login', api: 'v1', operation: 'login' },
  logout: { type: 'camunda8-login', api: 'v2', operation: 'logout' },
  session: { type: 'camunda8-login', api: 'v2', operation: 'login', headers: true },
  topology: { type: 'camunda8-topology' },
  v2: { type: 'camunda8-search-tasks', api: 'v2' },
  v1: { type: 'camunda8-search-tasks', api: 'v1' },
  'v1-variables': { type: 'camunda8-search-tasks', api: 'v1', variables: 'number, note, none' },
  'v2-variables': { type: 'camunda8-search-tasks', api: 'v2', variables: 'number' },
  'v2-by-three': { type: 'camunda8-search-tasks', api: 'v2', pageSize: '3' },
  'v1-by-three': { type: 'camunda8-search-tasks', api: 'v1', pageSize: '3' },
};

/** What holds for a session, whether the server wants a CSRF token with each search or not. */
export function cookieSuite(mode: 'cookie' | 'cookie-csrf'): void {
  const camunda = camundaIn(mode);
  const flows = flowsOn(mode, camunda, actions);
  const chores = tenChoresOn(camunda, {
    tasklist: true,
    authorize: () => logIn(camunda().address, user.name, user.password),
  });

  describeContract(camunda, chores);

  for (const api of ['v2', 'v1'] as const) {
    it(`logs in and finds the ten tasks through /${api}`, async () => {
      await flows().deploy(clusterOf(mode, camunda()), actions);
      const login = await flows().ask(api === 'v1' ? 'login-v1' : 'login');
      should(login.payload).have.properties({
        authenticated: true,
        authentication: 'cookie',
        subject: user.name,
      });
      const outcome = await flows().ask(api);
      should(instancesOf(tasksOf(outcome))).eql(chores.started);
      should(outcome.camunda?.requests).equal(1);
    });

    it(`finds the same ten in pages of three through /${api}`, async () => {
      should(instancesOf(tasksOf(await flows().ask(`${api}-by-three`)))).eql(chores.started);
    });
  }

  it('brings the named variables along through /v1, a long one whole', async () => {
    // They show up on their own, later than the tasks at times.
    const outcome = await until('each task has its variables', 30_000, async () => {
      const answered = await flows().ask('v1-variables');
      return tasksOf(answered).every(({ variables }) => variables?.note !== undefined) ? answered : undefined;
    });
    const variables = tasksOf(outcome).map((task) => task.variables);
    should(variables.map((each) => each?.number).sort()).eql([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const each of variables) should(each).eql({ number: each?.number, note: LONG });
    should(outcome.camunda?.requests).equal(1 + 10);
  });

  it('says that /v2 of 8.6 has no variables', async () => {
    const { error } = await flows().ask('v2-variables');
    should(error?.code).equal('CAMUNDA_UNSUPPORTED');
    should(error?.message).match(/8\.6\.0 does not tell variables of a task over \/v2/);
  });

  it('gives the same task the same key over both', async () => {
    const keys = async (api: string) =>
      tasksOf(await flows().ask(api))
        .map((task) => task.userTaskKey)
        .sort();
    should(await keys('v1')).eql(await keys('v2'));
  });

  it('logs in once more for all, and loses nothing, after the session was ended on the server', async () => {
    const { headers } = await flows().ask('session');
    const caller = new Caller(camunda().address, headers);
    should((await caller.get('/v2/topology')).status).equal(200);
    should((await caller.post('/api/logout', {})).status).equal(204);
    should((await caller.get('/v2/topology')).status).equal(401);

    const logins = await camunda().countRequests('POST /api/login');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) => flows().ask(i % 2 ? 'v1' : 'v2')),
    );
    for (const outcome of outcomes) should(instancesOf(tasksOf(outcome))).eql(chores.started);
    should(await camunda().countRequests('POST /api/login')).equal(logins + 1);
  });

  it('logs in again after a logout', async () => {
    should((await flows().ask('logout')).payload).have.property('authenticated', false);
    should(instancesOf(tasksOf(await flows().ask('v2')))).eql(chores.started);
  });

  it('says what to check when the password is wrong', async () => {
    const cluster = clusterOf(mode, camunda());
    await flows().deploy(
      { ...cluster, credentials: { ...cluster.credentials, password: 'not-this-one' } },
      actions,
    );
    const logins = await camunda().countRequests('POST /api/login');
    for (const name of ['login', 'v2', 'v1']) {
      const { error } = await flows().ask(name);
      should(error?.code).equal('CAMUNDA_AUTH');
      should(error?.cause).have.properties({ status: 401, source: 'login' });
      should(error?.message).match(/user ?name and password/i);
    }
    should(await camunda().countRequests('POST /api/login')).equal(logins + 1);
    should(flows().log).not.containEql('not-this-one');
  });
}
