import type { Page } from 'playwright-core';
import should from 'should';
import { deploy, done, node, openCluster, openNode, press } from '../actions';
import { Editor, flowThatAsks, shoot } from '../editor';

const id = '5c34c0a7-7f29-4424-8414-125615f7a9b9';
const secret = 'node-red-test-secret';

/** The box of the cluster's form, with a real clipboard. What it understands: `test/unit/nodes/camunda8-cluster/console-block.test.ts`. */
describe('what the console gave, pasted', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    editor = await Editor.start({ authentication: 'oidc' });
    await editor.deploy(flowThatAsks({ type: 'camunda8-topology' }));
    page = await editor.open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openNode(page, 'ask');
    await openCluster(page, 'add');
  });

  after(async () => {
    await editor?.close();
  });

  const field = (name: string) => page.locator(`#node-config-input-${name}`);
  const box = () => page.getByLabel('Paste what the Camunda Console gave you');

  async function paste(text: string): Promise<string> {
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await box().focus();
    await page.keyboard.press('Control+V');
    const said = page.locator('#camunda8-paste-result:not(:empty)');
    await said.waitFor();
    return said.innerText();
  }

  async function values(...names: string[]): Promise<Record<string, string>> {
    const entries = names.map(async (name) => [name, await field(name).inputValue()] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  it('says so when there is nothing in it, and leaves the text to be looked at', async () => {
    should(await paste('Hello')).equal('This text contains no Camunda settings');
    should(await box().inputValue()).equal('Hello');
    await box().fill('');
  });

  it('fills in a cluster of SaaS from variables, and keeps nothing in the box', async () => {
    const words = await paste(`export ZEEBE_ADDRESS='${id}.bru-2.zeebe.camunda.io:443'
export ZEEBE_CLIENT_ID='my-client'
export ZEEBE_CLIENT_SECRET='${secret}'
export ZEEBE_AUTHORIZATION_SERVER_URL='https://login.cloud.camunda.io/oauth/token'`);
    should(await values('environment', 'region', 'clusterId', 'clientId', 'clientSecret', 'tokenUrl')).eql({
      environment: 'saas',
      region: 'bru-2',
      clusterId: id,
      clientId: 'my-client',
      clientSecret: secret,
      tokenUrl: '',
    });
    should(await box().inputValue()).equal('');
    should(words).match(
      /^Filled in: Environment, Region, Cluster ID, Authentication, Client ID, Client secret/,
    );
    should(words).not.containEql(secret);
    await shoot(page, 'cluster-paste');
  });

  it('fills in an own server from YAML, of which nothing of the cluster before remains, and connects', async () => {
    await paste(`camunda:
  client:
    rest-address: ${editor.sandbox.url}
    auth:
      client-id: node-red
      client-secret: ${secret}
      token-url: ${editor.sandbox.tokenUrl}
      scope: orchestration`);
    should(await values('environment', 'region', 'clusterId', 'authentication')).eql({
      environment: 'self-managed',
      region: '',
      clusterId: '',
      authentication: 'oidc',
    });
    await done(page);
    await done(page);
    await deploy(page);
    await press(page, 'press');
    const status = node(page, 'ask').locator('.red-ui-flow-node-status-label');
    await status.filter({ hasText: '8.8.0 · 1 broker' }).waitFor();
    should(await editor.get('/flows')).not.containEql(secret);
  });

  for (const [form, text] of [
    ['Windows', `set CAMUNDA_CLIENT_ID=node-red\nset CAMUNDA_CLIENT_SECRET=${secret}`],
    ['PowerShell', `$Env:CAMUNDA_CLIENT_ID="node-red"\n$Env:CAMUNDA_CLIENT_SECRET="${secret}"`],
    ['.env', `CAMUNDA_CLIENT_ID=node-red\nCAMUNDA_CLIENT_SECRET=${secret}`],
    ['properties', `camunda.client.auth.client-id=node-red\ncamunda.client.auth.client-secret=${secret}`],
  ] as const) {
    it(`takes ${form}`, async () => {
      await openNode(page, 'ask');
      await openCluster(page, 'edit');
      await field('clientId').fill('');
      await field('clientSecret').fill('');
      await paste(text);
      should(await values('clientId', 'clientSecret')).eql({ clientId: 'node-red', clientSecret: secret });
      await page.reload();
    });
  }
});
