import type { Locator } from 'playwright-core';
import should from 'should';
import { types } from '../../../promises/package/project';
import { Editor, shoot } from '../editor';
import { EveryForm, everyNode } from '../every-form';
import { coloursOf, contrast } from './colour';

/** Much of what a form can show. */
const filled: Record<string, object> = {
  'camunda8-search-tasks': {
    filters: [
      { field: 'state', operator: '$eq', value: 'CREATED', valueType: 'str' },
      { field: 'assignee', operator: '$in', value: '["anna","demo"]', valueType: 'json' },
      { field: 'dueDate', operator: '$eq', value: 'P2D', valueType: 'relative' },
      { field: 'processInstanceVariables.plant', operator: '$eq', value: 'plant', valueType: 'msg' },
      { field: 'candidateGroup', operator: '$eq', value: '', valueType: 'str' },
    ],
    sort: [{ field: 'dueDate', order: 'ASC' }],
  },
  'camunda8-search': {
    entity: 'process-instances',
    filters: [
      { field: 'hasIncident', operator: '$eq', value: 'true', valueType: 'bool' },
      { field: 'startDate', operator: '$eq', value: '-P2D', valueType: 'relative' },
      { field: 'variables.plant', operator: '$in', value: 'plants', valueType: 'msg' },
    ],
    sort: [{ field: 'startDate', order: 'DESC' }],
  },
  'camunda8-task': { operation: 'complete', variables: 'variables', variablesType: 'msg', wait: true },
  'camunda8-task-events': {
    filters: [{ field: 'candidateGroup', operator: '$eq', value: 'home', valueType: 'str' }],
  },
  'camunda8-incident-events': {
    filters: [
      { field: 'errorType', operator: '$eq', value: 'JOB_NO_RETRIES', valueType: 'str' },
      { field: 'creationTime', operator: '$eq', value: '-P1D', valueType: 'relative' },
    ],
  },
  'camunda8-login': { headers: true },
  'camunda8-process-instance': { operation: 'startAndWait' },
  'camunda8-deploy': { source: 'folder', folder: 'processes' },
  'camunda8-message': { correlationKey: 'topic', correlationKeyType: 'msg', messageName: 'paid' },
  'camunda8-request': {
    operation: 'getProcessInstance',
    parameters: [{ name: 'processInstanceKey', value: 'order', valueType: 'str' }],
  },
};

/** What is true of each form in each language and look. The pictures are for people to look at. */
describe('forms', () => {
  let editor: Editor;

  before(async () => {
    editor = await Editor.start();
  });

  after(async () => {
    await editor?.close();
  });

  function openEditor(language: string): Promise<EveryForm> {
    const own = (type: string) => [type, { cluster: 'cluster', ...filled[type] }];
    const address = { restAddress: editor.sandbox.url, environment: 'self-managed', authentication: 'none' };
    const cluster = { id: 'cluster', type: 'camunda8-cluster', ...address };
    const flow = [...everyNode(Object.fromEntries(types.map(own))), cluster];
    return EveryForm.open(editor, flow, language, { width: 1200, height: 1900 });
  }

  async function open(forms: EveryForm, type: string): Promise<Locator> {
    const form = await forms.of(type, 'edit');
    if (type !== 'camunda8-cluster') return form;
    await form.locator('summary').click();
    await forms.page.locator('#node-config-input-authentication').selectOption('oidc');
    await form.locator('#camunda8-test').click();
    await form.locator('.camunda8-error').waitFor();
    return form;
  }

  for (const language of ['en-US', 'de']) {
    describe(`in ${language}`, () => {
      let forms: EveryForm;

      before(async () => {
        forms = await openEditor(language);
      });
      after(async () => {
        await forms?.page.context().close();
      });

      for (const type of types) {
        it(`${type}: every field has a label, every text is translated and can be read`, async () => {
          const form = await open(forms, type);
          await forms.page.waitForFunction('$("#camunda8-request").val() !== ""');
          await shoot(forms.page, `${type}-${language}`);
          should(await unlabelled(form)).be.empty();
          should(await untranslated(form)).be.empty();
          should(await unreadable(form)).be.empty();
        });
      }
    });
  }

  function unlabelled(form: Locator): Promise<string[]> {
    return form
      .locator('input:not([type=hidden]), select, textarea')
      .evaluateAll((fields) =>
        (fields as HTMLInputElement[])
          .filter((field) => !field.hidden && !field.labels?.length && !field.getAttribute('aria-label'))
          .map((field) => field.outerHTML),
      );
  }

  function untranslated(form: Locator): Promise<(string | null)[]> {
    return form.evaluate((element) => {
      const texts = [...element.querySelectorAll<HTMLElement>('*')].flatMap((one) => [
        one.childElementCount === 0 ? one.textContent : '',
        one.getAttribute('placeholder'),
        one.getAttribute('aria-label'),
      ]);
      return texts.filter((text) => text && /camunda8-[a-z-]+\.\w|common\.\w|undefined|__\w+__/.test(text));
    });
  }

  /** Words with a contrast below the 4.5 that WCAG 2.2 asks for. */
  async function unreadable(form: Locator): Promise<string[]> {
    const all = form.locator(
      'label, h4, p, summary, button, li, .camunda8-hint, .camunda8-since, .camunda8-problem',
    );
    const pale: string[] = [];
    for (const element of await all.filter({ visible: true }).all()) {
      const text = (await element.innerText()).trim();
      const { words, back } = await coloursOf(element);
      if (text !== '' && contrast(words, back) < 4.5) pale.push(`${text}: ${words} on ${back}`);
    }
    return pale;
  }
});
