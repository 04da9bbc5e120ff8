import should from 'should';
import { readConsoleFields } from '../../../../nodes/camunda8-cluster/form/console-fields';

const ID = '5c34c0a7-7f29-4424-8414-125615f7a9b9';
const SECRET = 'aB3~x_y-Z.0123456789#q=';
const LOGIN = 'https://login.cloud.camunda.io/oauth/token';

const SAAS = {
  environment: 'saas',
  region: 'bru-2',
  clusterId: ID,
  restAddress: '',
  tasklistAddress: '',
  authentication: 'oidc',
  clientId: 'my~client.1',
  clientSecret: SECRET,
  clientAuthentication: 'client_secret_post',
  tokenUrl: '',
  audience: '',
  scope: '',
};

/** The console's variables as it names them today. */
const VARIABLES: [name: string, value: string][] = [
  ['ZEEBE_ADDRESS', `${ID}.bru-2.zeebe.camunda.io:443`],
  ['ZEEBE_CLIENT_ID', 'my~client.1'],
  ['ZEEBE_CLIENT_SECRET', SECRET],
  ['ZEEBE_AUTHORIZATION_SERVER_URL', LOGIN],
  ['ZEEBE_REST_ADDRESS', `https://bru-2.zeebe.camunda.io/${ID}`],
  ['ZEEBE_GRPC_ADDRESS', `grpcs://${ID}.bru-2.zeebe.camunda.io:443`],
  ['ZEEBE_TOKEN_AUDIENCE', 'zeebe.camunda.io'],
  ['CAMUNDA_CLUSTER_ID', ID],
  ['CAMUNDA_CLUSTER_REGION', 'bru-2'],
  ['CAMUNDA_CREDENTIALS_SCOPES', 'Zeebe,Tasklist'],
  ['CAMUNDA_OAUTH_URL', LOGIN],
];

const lines = (line: (name: string, value: string) => string) =>
  VARIABLES.map(([name, value]) => line(name, value)).join('\n');

describe("what Camunda's console gives, pasted", () => {
  const forms: [form: string, text: string][] = [
    ['shell', lines((name, value) => `export ${name}='${value}'`)],
    ['shell, double quotes and a semicolon', lines((name, value) => `export ${name}="${value}";`)],
    ['Windows', lines((name, value) => `set ${name}=${value}`)],
    ['Windows, quoted', lines((name, value) => `set "${name}=${value}"`).replaceAll('\n', '\r\n')],
    ['Windows, kept', lines((name, value) => `setx ${name} "${value}"`)],
    ['PowerShell', lines((name, value) => `$Env:${name} = "${value}"`)],
    ['fish', lines((name, value) => `set -gx ${name} '${value}'`)],
    ['.env', `# Client of Node-RED\n\n${lines((name, value) => `${name}=${value}`)}`],
    ['a list of Docker Compose', lines((name, value) => `      - ${name}=${value}`)],
    ['a map of Docker Compose', `    environment:\n${lines((name, value) => `      ${name}: "${value}"`)}`],
    ['JSON', `{\n${lines((name, value) => `  "${name}": "${value}",`)}\n}`],
    [
      'properties of Spring',
      [
        'camunda.client.mode=saas',
        'camunda.client.auth.client-id=my~client.1',
        `camunda.client.auth.client-secret=${SECRET}`,
        `camunda.client.cloud.cluster-id=${ID}`,
        'camunda.client.cloud.region=bru-2',
      ].join('\n'),
    ],
    [
      'YAML of Spring',
      [
        'camunda:',
        '  client:',
        '    mode: saas',
        '    auth:',
        "      client-id: 'my~client.1' # Node-RED",
        `      client-secret: ${SECRET}`,
        '    cloud:',
        `      cluster-id: ${ID}`,
        '      region: bru-2',
      ].join('\n'),
    ],
    [
      "Spring's properties as variables",
      [
        `export CAMUNDA_CLIENT_MODE='saas'`,
        `export CAMUNDA_CLIENT_AUTH_CLIENTID='my~client.1'`,
        `export CAMUNDA_CLIENT_AUTH_CLIENTSECRET='${SECRET}'`,
        `export CAMUNDA_CLIENT_CLOUD_CLUSTERID='${ID}'`,
        `export CAMUNDA_CLIENT_CLOUD_REGION='bru-2'`,
      ].join('\n'),
    ],
    [
      'the older properties of Spring',
      [
        'zeebe.client.cloud.region=bru-2',
        `zeebe.client.cloud.clusterId=${ID}`,
        'zeebe.client.cloud.clientId=my~client.1',
        `zeebe.client.cloud.clientSecret=${SECRET}`,
        `zeebe.client.cloud.auth-url=https\\://login.cloud.camunda.io/oauth/token`,
      ].join('\n'),
    ],
  ];
  for (const [form, text] of forms) {
    it(`is understood as ${form}`, () => should(readConsoleFields(text)).eql(SAAS));
  }

  const addresses: [name: string, address: string][] = [
    ['CAMUNDA_REST_ADDRESS', `https://bru-2.api.camunda.io/${ID}`],
    ['ZEEBE_REST_ADDRESS', `https://bru-2.zeebe.camunda.io:443/${ID}/`],
    ['CAMUNDA_TASKLIST_BASE_URL', `https://bru-2.tasklist.camunda.io/${ID}`],
    ['ZEEBE_ADDRESS', `${ID}.bru-2.zeebe.camunda.io:443`],
    ['ZEEBE_GRPC_ADDRESS', `grpcs://${ID}.bru-2.zeebe.camunda.io:443`],
  ];
  for (const [name, address] of addresses) {
    it(`names region and cluster ID in ${name}`, () => {
      should(readConsoleFields(`export ${name}='${address}'`)).match({
        environment: 'saas',
        region: 'bru-2',
        clusterId: ID,
        authentication: 'oidc',
      });
    });
  }

  it('is an own server with its token URL, audience and scope', () => {
    const text = [
      'CAMUNDA_REST_ADDRESS=https://camunda.example.com/v2',
      'CAMUNDA_TASKLIST_BASE_URL=https://tasklist.example.com',
      'CAMUNDA_CLIENT_ID=node-red',
      `CAMUNDA_CLIENT_SECRET=${SECRET}`,
      'CAMUNDA_OAUTH_URL=https://login.example.com/realms/camunda/protocol/openid-connect/token',
      'CAMUNDA_TOKEN_AUDIENCE=zeebe.camunda.io',
      'CAMUNDA_OAUTH_SCOPE=openid',
      'CAMUNDA_DEFAULT_TENANT_ID=home',
    ].join('\n');
    should(readConsoleFields(text)).eql({
      environment: 'self-managed',
      region: '',
      clusterId: '',
      restAddress: 'https://camunda.example.com/v2',
      tasklistAddress: 'https://tasklist.example.com',
      authentication: 'oidc',
      clientId: 'node-red',
      clientSecret: SECRET,
      clientAuthentication: 'client_secret_post',
      tokenUrl: 'https://login.example.com/realms/camunda/protocol/openid-connect/token',
      audience: 'zeebe.camunda.io',
      scope: 'openid',
      tenantId: 'home',
    });
  });

  const users: [method: string, text: string][] = [
    ['basic', 'CAMUNDA_BASIC_AUTH_USERNAME=demo\nCAMUNDA_BASIC_AUTH_PASSWORD=secret'],
    ['cookie', 'CAMUNDA_COOKIE_AUTH_USERNAME=demo\nCAMUNDA_COOKIE_AUTH_PASSWORD=secret'],
    [
      'basic',
      'camunda:\n  client:\n    auth:\n      method: basic\n      username: demo\n      password: secret',
    ],
  ];
  for (const [method, text] of users) {
    it(`is a user who logs in with ${method}: ${text.split('\n')[0]}`, () => {
      should(readConsoleFields(text)).eql({ authentication: method, username: 'demo', password: 'secret' });
    });
  }

  it('is a server without a login, where the block says so', () => {
    should(readConsoleFields('CAMUNDA_AUTH_STRATEGY=NONE\nCAMUNDA_REST_ADDRESS=http://nas:8080')).match({
      environment: 'self-managed',
      restAddress: 'http://nas:8080',
      authentication: 'none',
    });
  });

  it('may hold environment variables of Node-RED, which stay what they are', () => {
    const variable = '$' + '{MY_SECRET}';
    should(readConsoleFields(`camunda.client.auth.client-secret=${variable}`).clientSecret).equal(variable);
  });

  it("leaves alone what the block's author has not filled in", () => {
    should(
      readConsoleFields("export CAMUNDA_CLIENT_ID='node-red'\nexport CAMUNDA_CLIENT_SECRET='<your secret>'"),
    ).not.have.key('clientSecret');
  });

  for (const text of [
    '',
    'Hello: world',
    'https://console.camunda.io/',
    'export PATH=/bin',
    'constructor=__proto__',
  ]) {
    it(`finds nothing in "${text}"`, () => should(readConsoleFields(text)).eql({}));
  }
});
