import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { bpmn, end, flows, service, start } from '../../../support/bpmn/build';
import { dmn, literal, table } from '../../../support/bpmn/dmn';
import { clientOf } from '../../../support/sandbox-client';
import { type Deployment, rightLogin, type Session, type Vendor } from '../vendors/vendor';

const DIG = bpmn('dig-hole', start(), service('dig'), end(), flows('start dig end'));
const FILL = bpmn('fill-hole', start(), end(), flows('start end'));
const DECISIONS = dmn(
  table('depth', { inputs: ['plant'], outputs: ['depth'], rules: [['"Bäumchen"', '40']] }, 'plant'),
  literal('plant', 'lower case(name)'),
);
const FORM = JSON.stringify({ id: 'hole-form', type: 'default', components: [] });

const FILES = [
  { name: 'dig.bpmn', content: DIG },
  { name: 'fill.bpmn', content: FILL },
  { name: 'Löcher.dmn', content: DECISIONS },
  { name: 'hole.form', content: FORM },
];

interface SentFile {
  part: string;
  name: string;
  content: string;
}

/** The last request that came, with what is in its form. */
async function sentLast({ requests }: Sandbox) {
  const last = requests.at(-1);
  if (!last) throw new Error('Nothing was sent');
  const { method, path, query, headers, body } = last;
  const form = await new Response(body, {
    headers: { 'content-type': headers['content-type'] ?? '' },
  }).formData();
  const files: SentFile[] = [];
  const values: Record<string, string> = {};
  for (const [part, value] of form) {
    if (typeof value === 'string') values[part] = value;
    else files.push({ part, name: value.name, content: await value.text() });
  }
  return { request: `${method} ${path}${query}`, files, values };
}

/** Several files at once, of every kind. */
export function deploymentSuite(vendor: Vendor): void {
  describe('deployments', () => {
    let sandbox: Sandbox;
    let session: Session;
    let first: Deployment;

    before(async () => {
      sandbox = await startSandbox({ version: vendor.api, tasks: 'empty', partitions: 5 });
      session = await vendor.connect(rightLogin(sandbox));
      first = await session.deploy(FILES);
    });
    after(() => sandbox.close());

    it('say of each file what it has become, as the sandbox has it', () => {
      const { processes, decisions, drgs, forms } = sandbox.engine.definitions;
      const digging = processes.find('dig-hole', '<default>');
      const filling = processes.find('fill-hole', '<default>');
      const [drg] = drgs.all();
      should(first.processes.map(({ processDefinitionKey }) => processDefinitionKey)).eql([
        digging?.key,
        filling?.key,
      ]);
      should(first.processes).match([
        { processDefinitionId: 'dig-hole', processDefinitionVersion: 1, tenantId: '<default>' },
        { processDefinitionId: 'fill-hole', resourceName: 'fill.bpmn' },
      ]);
      should(first.decisionRequirements).match([
        { decisionRequirementsId: 'house', decisionRequirementsName: 'House', version: 1 },
      ]);
      should(first.decisionRequirements[0]).have.property('decisionRequirementsKey', drg?.key);
      const inOrder = [...first.decisions].sort((one, other) =>
        String(one.name) < String(other.name) ? -1 : 1,
      );
      should(inOrder).match([
        { decisionDefinitionId: 'depth', name: 'Name of depth', version: 1 },
        { decisionDefinitionId: 'plant', decisionRequirementsId: 'house', decisionRequirementsKey: drg?.key },
      ]);
      should(inOrder.map(({ decisionDefinitionKey }) => decisionDefinitionKey)).eql(
        ['depth', 'plant'].map((id) => decisions.find(id, '<default>')?.key),
      );
      should(first.forms).match([{ formId: 'hole-form', version: 1, resourceName: 'hole.form' }]);
      should(first.forms[0]).have.property('formKey', forms.find('hole-form', '<default>')?.key);
    });

    it('keep the name of a file', () => {
      const [drg] = sandbox.engine.definitions.drgs.all();
      // The Java client writes names of files in ISO-8859-1.
      should(drg?.resourceName).equal(vendor.namesInLatin1 ? 'L�cher.dmn' : 'Löcher.dmn');
    });

    it('keep the version of what has not changed, and tell it all the same', async () => {
      const again = await session.deploy(FILES);
      const keys = ({ processes, decisions, forms }: Deployment) => [
        ...processes.map(({ processDefinitionKey }) => processDefinitionKey),
        ...decisions.map(({ decisionDefinitionKey }) => decisionDefinitionKey),
        ...forms.map(({ formKey }) => formKey),
      ];
      should(keys(again)).eql(keys(first));
      should(keys(again)).have.length(5);
    });

    it('make a new version of each file as soon as one has changed', async () => {
      const changed = DIG.replace('id="dig"', 'id="dig" name="Dig it"');
      const { processes } = await session.deploy([
        { name: 'dig.bpmn', content: changed },
        { name: 'fill.bpmn', content: FILL },
      ]);
      should(processes.map(({ processDefinitionVersion }) => Number(processDefinitionVersion))).eql([2, 2]);
    });

    it('are refused as a whole where one file is wrong', async () => {
      const wrong = DIG.replace('targetRef="end"', 'targetRef="nowhere"').replace('dig-hole', 'dig-deeper');
      const files = [
        { name: 'wrong.bpmn', content: wrong },
        { name: 'more.bpmn', content: FILL.replace('fill-hole', 'fill-more') },
      ];
      await should(session.deploy(files)).be.rejectedWith({ status: 400 });
      should(sandbox.engine.definitions.processes.find('fill-more', '<default>')).equal(undefined);
    });

    it('are sent as our own client sends them, but for what no server looks at', async () => {
      await session.deploy(FILES);
      const theirs = await sentLast(sandbox);
      const client = clientOf(sandbox);
      await client.deploy(FILES).finally(() => client.close());
      const ours = await sentLast(sandbox);
      should(ours.request).eql(theirs.request);
      // We leave the tenant to the server where the form names none.
      should(ours.values).eql({});
      should([{}, { tenantId: '<default>' }]).containEql(theirs.values);
      // Each client has its own media types for files; the server goes by the name.
      const told = (files: SentFile[]) =>
        files.map(({ part, name, content }) => ({
          part,
          content,
          ...(vendor.namesInLatin1 ? {} : { name }),
        }));
      should(told(ours.files)).eql(told(theirs.files));
    });
  });
}
