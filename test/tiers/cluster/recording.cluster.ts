import should from 'should';
import { type Sandbox, type SandboxOptions, startSandbox, type Version } from '../../../sandbox/sandbox';
import type { AuthenticationMethod } from '../../../src/connection/settings';
import type { FaultServer } from '../../support/fault-server';
import { differencesFrom, type OwnRecording } from '../../unit/sandbox/own-recording';
import { methods, readAccess } from './access';
import { ClusterUnderTest } from './cluster-under-test';
import { others, withOtherNames } from './recording/other-names';
import { record } from './recording/recording';
import { Redaction } from './recording/redaction';

const versions: readonly Version[] = ['8.6', '8.8', '8.9'];

/** Nothing that a sandbox says is evidence: this is about the recording and the comparison themselves. */
describe('recording', () => {
  for (const version of versions)
    for (const method of methods) describe(`${version} with ${method}`, () => recordingOf(version, method));
  describe('8.6 without search', () => recordingOf('8.6', 'none', { searchEnabled: false }));
  describe('8.6 without CSRF tokens', () => recordingOf('8.6', 'cookie', { csrf: false }));
  describe('8.8 on five partitions', () => recordingOf('8.8', 'none', { partitions: 5 }));

  it('writes no name of a host, nor the path before an address', () => {
    const address = 'https://camunda.house.example/a1b2';
    const redaction = new Redaction({ address, authentication: { method: 'none' } }, '-run');
    const answer = `{"path":"/a1b2/v2/nothing","detail":"${address} knows no process camunda-run"}`;
    should(redaction.redactAnswer(answer)).equal(
      '{"path":"/v2/nothing","detail":"https://localhost:8080 knows no process camunda"}',
    );
    should(() => redaction.check('at camunda.house.example')).throw(/nothing is written/);
  });

  it('refuses to write what it could not take out', () => {
    const authentication = { method: 'basic', username: 'gerda', password: 'water' } as const;
    const redaction = new Redaction({ address: 'http://localhost:8080', authentication }, '-run');
    should(() => redaction.check('{"name":"Feed the cat"}')).not.throw();
    should(() => redaction.check('{"name":"give water"}')).throw(/nothing is written/);
  });
});

/** A cluster of somebody else, on which a household of theirs goes on. */
function recordingOf(
  version: Version,
  authentication: AuthenticationMethod,
  options: SandboxOptions = {},
): void {
  let sandbox: Sandbox;
  let relay: FaultServer | undefined;
  let atFirst: unknown;
  let text: string;

  before('record', async () => {
    // Each look at the clock is later, so that no two tasks are equally old.
    let time = Date.now();
    sandbox = await startSandbox({ version, authentication, now: () => (time += 10), ...options });
    sandbox.addTask({ name: 'Nobody may read this', candidateGroups: ['home', 'garden'] });
    atFirst = sandbox.inventory();
    relay = await withOtherNames(sandbox.url);
    const access = readAccess(relay.url, authentication, {
      CAMUNDA_BASIC_AUTH_USERNAME: others.username,
      CAMUNDA_BASIC_AUTH_PASSWORD: others.password,
      CAMUNDA_COOKIE_AUTH_USERNAME: others.username,
      CAMUNDA_COOKIE_AUTH_PASSWORD: others.password,
      CAMUNDA_CLIENT_ID: others.clientId,
      CAMUNDA_CLIENT_SECRET: others.clientSecret,
      CAMUNDA_OAUTH_URL: sandbox.tokenUrl.replace(sandbox.url, relay.url),
      CAMUNDA_OAUTH_SCOPE: version === '8.6' ? 'operate' : 'orchestration',
    });
    text = await record(await ClusterUnderTest.find('recorded', access));
  });

  after('stop the sandbox', async () => {
    await relay?.stop();
    await sandbox.close();
  });

  it('holds nothing secret, no name, and no task of others', () => {
    const { username, password, clientId, clientSecret, broker } = others;
    const personal = [username, password, clientId, clientSecret, broker, 'Nobody may read this'];
    const sent = sandbox.requests.flatMap(({ headers }) => [
      ...(headers.authorization?.startsWith('Bearer ey') ? [headers.authorization.slice(7)] : []),
      ...(headers.cookie?.match(/(?<==)[^;]{8,}/g) ?? []),
      ...(headers['x-csrf-token'] ? [String(headers['x-csrf-token'])] : []),
    ]);
    should(sent.length > 0).equal(authentication === 'oidc' || authentication === 'cookie');
    for (const secret of [...personal, encodeURIComponent(password), ...sent])
      should(text).not.containEql(secret);
  });

  it('leaves the cluster as it was', () => {
    should(sandbox.inventory()).eql(atFirst);
  });

  it('is answered by another sandbox without a difference', async () => {
    should(await differencesFrom(JSON.parse(text), version)).eql([]);
  });

  it('tells of an answer that is different', async () => {
    const spoilt: OwnRecording = JSON.parse(text);
    const cancel = spoilt.exchanges.find(({ note }) => note === 'cancel again');
    if (cancel) cancel.response.body = cancel.response.body.replace('NOT_FOUND', 'GONE');
    should(await differencesFrom(spoilt, version)).match([/^cancel again .*: body\.title: GONE recorded/]);
  });
}
