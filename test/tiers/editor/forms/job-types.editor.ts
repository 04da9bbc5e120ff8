import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { bpmn, element, flows, job, start } from '../../../support/bpmn/build';
import { openNode } from '../actions';
import { Editor, shoot } from '../editor';

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const ZEEBE = 'http://camunda.org/schema/zeebe/1.0';

const VALVE = bpmn('p', start(), element('serviceTask', 'open', job('open-valve')), flows('start open'));

const definitions = (content: string) =>
  `<?xml version="1.0"?><b:definitions xmlns:b="${BPMN}" xmlns:z="${ZEEBE}">${content}</b:definitions>`;
const withTypes = (...elements: string[]) =>
  definitions(
    `<b:process id="p"><b:extensionElements>${elements.map((one) => `<z:${one}/>`).join('')}</b:extensionElements></b:process>`,
  );

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, at) => `<!ENTITY a${at} "${`&a${at || ''};`.repeat(10)}">`).join('')}]><l>&a29;</l>`;

/** Files that are no use, and what is said of them. */
const USELESS: Record<string, [content: string, words: RegExp]> = {
  'cut.bpmn': [withTypes('taskDefinition type="x"').slice(0, -20), /cut\.bpmn cannot be read as BPMN/],
  'image.bpmn': ['\u0000\u0001PNG', /image\.bpmn cannot be read/],
  'laughs.bpmn': [LAUGHS, /laughs\.bpmn cannot be read/],
  'deep.bpmn': [definitions('<b:x>'.repeat(100_000)), /deep\.bpmn cannot be read/],
  'page.html.xml': ['<html xmlns="http://www.w3.org/1999/xhtml"/>', /page\.html\.xml is not a BPMN file/],
  'drawing.bpmn': [definitions('<b:process id="p"/>'), /No job types in drawing\.bpmn/],
  'huge.bpmn': [' '.repeat(4_000_001), /huge\.bpmn is too large. Choose a file of at most 4 MB/],
  '<img src=x onerror=alert(1)>.bpmn': ['', /^<img src=x onerror=alert\(1\)>\.bpmn is empty/],
  'dynamic.bpmn': [
    withTypes('taskDefinition type="=kind"'),
    /All job types in dynamic\.bpmn are expressions/,
  ],
};

describe('job types in the form of a job worker', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start();
    await editor.sandbox.engine.deploy([{ name: 'p.bpmn', content: VALVE }]);
  });
  beforeEach(async () => {
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    const worker = {
      type: 'camunda8-job-worker',
      name: 'works',
      cluster: 'cluster',
      z: 'flow',
      x: 200,
      y: 100,
    };
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow', disabled: true },
      { ...worker, id: 'w', version: 1, wires: [[]] },
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    await page?.close();
    page = await editor.open();
    form = await openNode(page, 'works');
  });
  after(async () => {
    await editor?.close();
  });

  const field = () => form.locator('#node-input-jobType');
  const suggested = () =>
    form
      .locator('#camunda8-model-jobType option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  const answer = () => form.locator('#camunda8-file-answer');
  const choose = (name: string, content: string) =>
    form
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(content) });

  it('are suggested from the processes and the waiting jobs of the cluster', async () => {
    await field().focus();
    await form.locator('#camunda8-model-jobType option').first().waitFor({ state: 'attached' });
    should(await suggested()).containEql('open-valve');
    should(await field().getAttribute('list')).equal('camunda8-model-jobType');
    should(await field().getAttribute('aria-describedby')).equal('camunda8-hint-jobType');
  });

  it('that no process of the cluster has are doubted in words', async () => {
    await field().fill('opne-valve');
    await field().press('Tab');
    const doubt = form.getByText('No process that this cluster shows has the job type “opne-valve”');
    await doubt.waitFor();
    await shoot(page, 'job-type-unknown');
    await field().fill('open-valve');
    await field().press('Tab');
    should(await doubt.count()).equal(0);
    // A variable may be any of them.
    await field().fill('$' + '{TYPE}');
    await field().press('Tab');
    should(await form.getByText('No process that this cluster').count()).equal(0);
  });

  it('are read from a BPMN file that is chosen, in its order, each once', async () => {
    const file = withTypes(
      'taskDefinition type="weigh"',
      'executionListener eventType="start" type="note"',
      'taskListener eventType="creating" type="ask"',
      'taskDefinition type="weigh"',
      'taskDefinition type="=kind"',
      'taskDefinition',
    );
    await choose('scales.bpmn', file);
    await form.getByText('Job types in scales.bpmn:').waitFor();
    should(await answer().getByRole('button').allInnerTexts()).eql(['weigh', 'note', 'ask']);
    should(await field().inputValue()).equal('');
    await answer().getByRole('button', { name: 'ask' }).click();
    should(await field().inputValue()).equal('ask');
    should(await suggested()).containDeep(['ask', 'note', 'weigh']);
    await shoot(page, 'job-types-of-file');
  });

  it('that is the only one of a file is filled in, but never over another', async () => {
    await choose('one.bpmn', withTypes('taskDefinition type="weigh"'));
    await form.getByText('Job types in one.bpmn:').waitFor();
    should(await field().inputValue()).equal('weigh');
    await choose('two.bpmn', withTypes('taskDefinition type="count"'));
    await form.getByText('Job types in two.bpmn:').waitFor();
    should(await field().inputValue()).equal('weigh');
  });

  it('are read from a file that is dropped anywhere on the form, and nothing is sent', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await form.locator('#node-input-maxJobs').evaluate((element, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], 'dropped.bpmn'));
      const options = { dataTransfer, bubbles: true, cancelable: true };
      if (element.dispatchEvent(new DragEvent('dragover', options)))
        throw new Error('The form does not take it');
      element.dispatchEvent(new DragEvent('drop', options));
    }, withTypes('taskDefinition type="weigh"'));
    await form.getByText('Job types in dropped.bpmn:').waitFor();
    should(await field().inputValue()).equal('weigh');
    should(requests).be.empty();
  });

  for (const [name, [content, words]] of Object.entries(USELESS)) {
    it(`${name} is refused in words`, async () => {
      await choose(name, content);
      await answer().filter({ hasText: words }).waitFor();
      should(await answer().getByRole('button').count()).equal(0);
    });
  }
});
