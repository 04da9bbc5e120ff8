import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NodeMessage } from 'node-red';
import helper from 'node-red-node-test-helper';
import should from 'should';
import { UserDir } from '../../../scripts/demo/user-dir';
import { root } from '../package/project';
import { deploy } from './deployed';
import { sandboxes } from './sandboxes';

const example = '22 - Deploy a folder on start';

/** The example that deploys a folder, in the user directory that the demo prepares. */
describe('using the example that deploys a folder', () => {
  const start = sandboxes();
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'camunda8-example-'));
    helper.settings({ userDir: folder });
  });
  afterEach(() => {
    helper.settings({});
    rmSync(folder, { recursive: true, force: true });
  });

  /** The example, with the files that the demo has for it. */
  async function begin() {
    const sandbox = await start({ tasks: 0 });
    const addresses = { url: 'http://127.0.0.1:1', camunda: sandbox.url, broker: 1 };
    await new UserDir(folder).prepare(path.join(root, 'examples'), addresses);
    const deployed = await deploy(example, sandbox.url);
    const [said, wrong] = [deployed.arrivalsAt('say it'), deployed.arrivalsAt('what went wrong')];
    await said.payloads(1);
    return { sandbox, said, wrong, ...deployed };
  }

  const file = () => path.join(folder, 'processes', 'feed-birds.bpmn');
  const change = (from: string, to: string) =>
    writeFileSync(file(), readFileSync(file(), 'utf8').replaceAll(from, to));

  it('deploys the files of the demo when the flow starts, and their process runs', async () => {
    const { sandbox, said } = await begin();
    should(await said.payloads(1)).eql([
      'process feed-birds now has version 1 (feed-birds.bpmn)\nform feed-birds-form now has version 1 (feed-birds-form.form)',
    ]);
    sandbox.engine.createInstance({ process: { id: 'feed-birds' }, variables: {} });
    should(sandbox.inventory().tasks.map(({ name }) => name)).eql(['Feed the birds']);
  });

  it('deploys them again when one is saved, and says when the button finds nothing new', async () => {
    const { said, press } = await begin();
    change('Feed the birds', 'Feed all birds');
    const [, changed] = await said.payloads(2);
    should(changed).match(/^process feed-birds now has version 2/);
    press('deploy it now');
    const [, , known] = await said.payloads(3);
    should(known).equal('Camunda knew all of this already.');
  });

  it('says in which file and line something is wrong', async () => {
    const { wrong } = await begin();
    change('targetRef="EndEvent_1"', 'targetRef="EndEvent_2"');
    await wrong.payloads(1);
    const { error } = wrong.messages[0] as NodeMessage & { error: { message: string } };
    should(error.message).match(/Correct feed-birds\.bpmn, line 18 \(Flow_2\): /);
  });
});
