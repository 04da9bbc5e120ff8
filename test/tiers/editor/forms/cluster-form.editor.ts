import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { openCluster, openNode, visibleFields } from '../actions';
import { Editor, flowThatAsks, shoot } from '../editor';

const limits = ['timeout', 'maxConnections', 'tls', 'proxy'];
const client = ['clientId', 'clientAuthentication', 'clientSecret'];
const token = ['tokenUrl', 'audience', 'scope'];
const moreTokens = ['tasklistAudience', 'tasklistScope', 'resource'];

/** Choices, and the fields that matter for them: at once, and behind More settings. */
const cases: [choices: Record<string, string>, main: string[], more: string[]][] = [
  [{ environment: 'local', authentication: 'none' }, ['authentication'], ['tenantId', ...limits]],
  [
    { environment: 'local', authentication: 'basic' },
    ['authentication', 'username', 'password'],
    ['tenantId', ...limits, 'allowInsecure'],
  ],
  [
    { environment: 'self-managed', authentication: 'cookie' },
    ['restAddress', 'tasklistAddress', 'authentication', 'username', 'password'],
    ['loginPath', 'tenantId', ...limits, 'allowInsecure'],
  ],
  [
    { environment: 'self-managed', authentication: 'oidc' },
    ['restAddress', 'tasklistAddress', 'authentication', ...client, ...token],
    [...moreTokens, 'tenantId', ...limits, 'allowInsecure'],
  ],
  [
    { environment: 'self-managed', authentication: 'oidc', clientAuthentication: 'private_key_jwt' },
    [
      'restAddress',
      'tasklistAddress',
      'authentication',
      ...['clientId', 'clientAuthentication', 'privateKey', 'keyId'],
      ...token,
    ],
    [...moreTokens, 'tenantId', ...limits, 'allowInsecure'],
  ],
  [
    { environment: 'saas', clientAuthentication: 'client_secret_post' },
    ['region', 'clusterId', 'restAddress', 'tasklistAddress', ...client, ...token],
    [...moreTokens, 'tenantId', ...limits, 'allowInsecure'],
  ],
  [{ environment: 'env' }, [], [...limits, 'allowInsecure']],
];

describe('cluster form', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start();
    await editor.deploy(flowThatAsks({ type: 'camunda8-topology' }));
    page = await editor.open();
    await openNode(page, 'ask');
    form = await openCluster(page, 'add');
    await form.locator('summary').click();
  });

  after(async () => {
    await editor?.close();
  });

  const field = (name: string) => page.locator(`#node-config-input-${name}`);

  async function choose(choices: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(choices)) await field(name).selectOption(value);
  }

  /** The editor checks a field when a person leaves it. */
  async function fill(name: string, value: string): Promise<void> {
    await field(name).fill(value);
    await field(name).press('Tab');
  }

  const isWrong = (name: string) =>
    field(name).evaluate((element) => element.classList.contains('input-error'));

  /** What the editor says about a field that is wrong: in its tooltip, beside which another may stay open. */
  async function saysOf(name: string, words: RegExp): Promise<void> {
    should(await isWrong(name)).be.true();
    await field(name).hover();
    const tooltip = page.locator('.red-ui-popover').filter({ hasText: words });
    await tooltip.waitFor();
    await page.mouse.move(0, 0);
    await tooltip.waitFor({ state: 'hidden' });
  }

  for (const [choices, main, more] of cases) {
    it(`shows what matters for ${Object.values(choices).join(', ')}`, async () => {
      await choose(choices);
      const all = await visibleFields(form);
      const behind = await visibleFields(form.locator('details'));
      should(all.filter((name) => !behind.includes(name))).eql([
        'name',
        'camunda8-paste',
        'environment',
        ...main,
      ]);
      should(behind).eql(more);
      await shoot(page, `cluster-${Object.values(choices).join('-')}`);
    });
  }

  it('shows as placeholders what a blank field stands for', async () => {
    const placeholder = (name: string) => field(name).getAttribute('placeholder');
    await choose({ environment: 'self-managed', authentication: 'oidc' });
    should(await placeholder('restAddress')).equal('http://localhost:8080');
    should(await placeholder('tokenUrl')).match(
      /^http:\/\/localhost:18080\/auth\/realms\/camunda-platform\//,
    );
    should(await placeholder('audience')).equal('');
    await choose({ environment: 'saas' });
    should(await placeholder('tokenUrl')).equal('https://login.cloud.camunda.io/oauth/token');
    should(await placeholder('audience')).equal('zeebe.camunda.io');
    should(await placeholder('tasklistAudience')).equal('tasklist.camunda.io');
    should(await placeholder('timeout')).equal('30');
    should(await placeholder('maxConnections')).equal('8');
  });

  it('takes the one authentication of SaaS by itself, and gives the choice back', async () => {
    await choose({ environment: 'saas' });
    should(await field('authentication').inputValue()).equal('oidc');
    await choose({ environment: 'self-managed' });
    should(await field('authentication').isVisible()).be.true();
  });

  it('takes no address and no identity provider into another environment, and gives them back', async () => {
    const values = async () =>
      Object.fromEntries(
        await Promise.all(
          ['region', 'restAddress', 'authentication', 'tokenUrl'].map(
            async (name) => [name, await field(name).inputValue()] as const,
          ),
        ),
      );
    await choose({ environment: 'self-managed', authentication: 'oidc' });
    await fill('restAddress', 'https://camunda.example.com');
    await fill('tokenUrl', 'https://keycloak.example.com/token');
    await choose({ environment: 'saas' });
    await fill('region', 'bru-2');
    should(await values()).eql({ region: 'bru-2', restAddress: '', authentication: 'oidc', tokenUrl: '' });
    await choose({ environment: 'self-managed' });
    should(await values()).eql({
      region: '',
      restAddress: 'https://camunda.example.com',
      authentication: 'oidc',
      tokenUrl: 'https://keycloak.example.com/token',
    });
    await choose({ environment: 'saas' });
    should(await field('region').inputValue()).equal('bru-2');
    for (const name of ['region', 'clusterId']) await fill(name, '');
    await choose({ environment: 'self-managed' });
    for (const name of ['restAddress', 'tokenUrl']) await fill(name, '');
  });

  const wrong: [field: string, choices: Record<string, string>, value: string, words: RegExp][] = [
    ['region', { environment: 'saas' }, '', /Region: enter it as the Camunda Console shows it/],
    ['region', { environment: 'saas' }, 'evil.example/', /letters, digits and hyphens/],
    [
      'restAddress',
      { environment: 'self-managed', authentication: 'none' },
      'localhost:8080',
      /address such as https/,
    ],
    [
      'restAddress',
      { environment: 'self-managed', authentication: 'basic' },
      'http://nas:8080',
      /use https, or tick Allow plain http/,
    ],
    [
      'tokenUrl',
      { environment: 'self-managed', authentication: 'oidc' },
      'keycloak',
      /address such as https/,
    ],
    ['timeout', { environment: 'local' }, 'soon', /number of seconds/],
    ['maxConnections', { environment: 'local' }, '1.5', /whole number/],
  ];
  for (const [name, choices, value, words] of wrong) {
    it(`says what is wrong with "${value}" as ${name}, and takes an environment variable instead`, async () => {
      await choose(choices);
      await fill(name, value);
      await saysOf(name, words);
      await fill(name, `\${MY-OWN.NAME}`);
      should(await isWrong(name)).be.false();
      await fill(name, '');
    });
  }

  it('says where a value is an environment variable, also below the dots of a secret', async () => {
    await choose({ environment: 'self-managed', authentication: 'basic' });
    await fill('password', `\${CAMUNDA_PASSWORD}`);
    const mark = page.getByText('Environment variable CAMUNDA_PASSWORD');
    should(await mark.isVisible()).be.true();
    should(await field('password').getAttribute('aria-describedby')).equal(await mark.getAttribute('id'));
    await shoot(page, 'cluster-variable');
    await fill('password', 'typed');
    should(await mark.isVisible()).be.false();
  });

  it('takes plain http to another computer without a login, or when it is allowed', async () => {
    await choose({ environment: 'self-managed', authentication: 'none' });
    await fill('restAddress', 'http://nas:8080');
    should(await isWrong('restAddress')).be.false();
    await choose({ authentication: 'basic' });
    await saysOf('restAddress', /use https/);
    await field('allowInsecure').check();
    should(await isWrong('restAddress')).be.false();
  });
});
