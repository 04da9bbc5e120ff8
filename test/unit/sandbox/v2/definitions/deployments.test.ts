import should from 'should';
import { FormData, request } from 'undici';
import type { Version } from '../../../../../sandbox/sandbox';
import { bpmn, bpmnFile, end, flows, process, start } from '../../../../support/bpmn/build';
import { dmn, literal } from '../../../../support/bpmn/dmn';
import type { Item } from '../../call';
import { CommandSandbox } from '../command-sandbox';

const PROCESS = bpmn('p', start(), end(), flows('start end'));
const DECISION = dmn(literal('season', '"winter"'));
const FORM = JSON.stringify({ id: 'bike', components: [] });

describe('sandbox: a deployment', () => {
  let sandbox: CommandSandbox;

  const begin = async (version: Version = '8.8') => {
    sandbox = await CommandSandbox.start({ version });
  };
  afterEach(() => sandbox.close());

  async function send(body: FormData | string, headers: Record<string, string> = {}) {
    const answer = await request(`${sandbox.sandbox.url}/v2/deployments`, { method: 'POST', body, headers });
    const text = await answer.body.text();
    return { status: answer.statusCode, text, body: JSON.parse(text) as Item };
  }

  function deploy(files: Record<string, string>, fields: Record<string, string> = {}) {
    const form = new FormData();
    for (const [name, content] of Object.entries(files)) form.append('resources', new Blob([content]), name);
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    return send(form);
  }

  const itemsOf = ({ body }: { body: Item }) => body.deployments as Item[];

  for (const version of ['8.6', '8.8', '8.9'] as const) {
    it(`tells of each thing in the shape of ${version}`, async () => {
      await begin(version);
      const { status, text } = await deploy({ 'a.form': FORM, 'a.dmn': DECISION, 'a.bpmn': PROCESS });
      const { processes, decisions, drgs, forms } = sandbox.engine.definitions;
      const [[p], [d], [g], [f]] = [processes.all(), decisions.all(), drgs.all(), forms.all()];
      const others = {
        processDefinition: null,
        decisionDefinition: null,
        decisionRequirements: null,
        form: null,
        resource: null,
      };
      const tenantId = '<default>';
      const items = [
        {
          processDefinition: {
            processDefinitionId: 'p',
            processDefinitionVersion: 1,
            processDefinitionKey: p?.key,
            resourceName: 'a.bpmn',
            tenantId,
          },
        },
        {
          decisionDefinition: {
            decisionDefinitionId: 'season',
            version: 1,
            decisionDefinitionKey: d?.key,
            name: 'Name of season',
            tenantId,
            decisionRequirementsId: 'house',
            decisionRequirementsKey: g?.key,
          },
        },
        {
          decisionRequirements: {
            decisionRequirementsId: 'house',
            version: 1,
            decisionRequirementsName: 'House',
            tenantId,
            decisionRequirementsKey: g?.key,
            resourceName: 'a.dmn',
          },
        },
        { form: { formId: 'bike', version: 1, formKey: f?.key, resourceName: 'a.form', tenantId } },
      ];
      const answer = {
        deploymentKey: p?.deploymentKey,
        deployments: items.map((item) => (version === '8.9' ? { ...others, ...item } : item)),
        tenantId,
      };
      const asNumbers = (json: string) => json.replace(/(Key":)"(\d+)"/g, '$1$2');
      should([status, text]).eql([
        200,
        version === '8.6' ? asNumbers(JSON.stringify(answer)) : JSON.stringify(answer),
      ]);
    });
  }

  it('makes new versions of what has changed, and of nothing else', async () => {
    await begin();
    const first = await deploy({ 'a.bpmn': PROCESS, 'a.form': FORM });
    const again = await deploy({ 'a.bpmn': PROCESS, 'a.form': FORM });
    should(itemsOf(again)).eql(itemsOf(first));
    should(again.body.deploymentKey).not.equal(first.body.deploymentKey);
    const changed = await deploy({ 'a.bpmn': PROCESS.replace('"p"', '"p" name="P"'), 'b.form': FORM });
    should(itemsOf(changed)).match([
      { processDefinition: { processDefinitionVersion: 2 } },
      { form: { version: 2 } },
    ]);
  });

  it('takes several processes of a file, names and texts with umlauts, and the default tenant', async () => {
    await begin();
    const file = bpmnFile(
      ...['a', 'b'].map((id) =>
        process(id, start(`s-${id}`), end(`e-${id}`), flows(`s-${id} e-${id}`)).replace(
          '<bpmn:process',
          '<bpmn:process name="Tür"',
        ),
      ),
    );
    const answer = await deploy({ 'Tür öffnen.bpmn': file }, { tenantId: '<default>' });
    should(itemsOf(answer).map(({ processDefinition }) => processDefinition)).match([
      { processDefinitionId: 'a', resourceName: 'Tür öffnen.bpmn' },
      { processDefinitionId: 'b' },
    ]);
    should(sandbox.engine.definitions.processes.find('a', '<default>')?.xml).equal(file);
  });

  it('is all or nothing, and says what is wrong with each', async () => {
    await begin();
    const { status, body } = await deploy({
      'good.bpmn': PROCESS,
      'bad.bpmn': '<nonsense/>',
      'notes.txt': 'x',
    });
    should([status, body]).match([
      400,
      {
        title: 'INVALID_ARGUMENT',
        detail:
          /^Command 'CREATE' rejected with code 'INVALID_ARGUMENT': Expected to deploy new resources, but encountered the following errors:\n'bad\.bpmn': .*'nonsense'\.\n'notes\.txt': unknown resource type$/,
      },
    ]);
    should(sandbox.engine.definitions.processes.all()).eql([]);
  });

  it('is refused without files, for another tenant, and in another type', async () => {
    await begin();
    should(await deploy({}, { tenantId: '<default>' })).match({
      status: 400,
      body: { detail: "Required part 'resources' is not present." },
    });
    should(await deploy({ 'a.bpmn': PROCESS }, { tenantId: 'x' })).match({
      status: 400,
      body: {
        detail:
          "Expected to handle request Deploy Resources with tenant identifier 'x', but multi-tenancy is disabled",
      },
    });
    should(await send('{}', { 'content-type': 'application/json' })).match({ status: 415 });
    should(await send('--b\r\nbroken', { 'content-type': 'multipart/form-data; boundary=b' })).match({
      status: 400,
    });
  });

  for (const [version, status, title] of [
    ['8.6', 413, undefined],
    ['8.8', 400, 'MALFORMED_REQUEST'],
    ['8.9', 400, 'MALFORMED_REQUEST'],
  ] as const) {
    it(`of more than 4 MB is refused with ${status} (${version})`, async () => {
      await begin(version);
      const large = PROCESS.replace(
        '</bpmn:definitions>',
        `<!-- ${'x'.repeat(4 * 2 ** 20)} --></bpmn:definitions>`,
      );
      const answer = await deploy({ 'a.bpmn': large });
      should([answer.status, answer.body.title]).eql([status, title]);
      should((await deploy({ 'a.bpmn': large.replace('x'.repeat(2 ** 20), '') })).status).equal(200);
    });
  }
});
