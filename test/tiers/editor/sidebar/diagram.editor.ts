import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { findings } from '../axe';
import { Editor, shoot } from '../editor';
import { zoo } from './zoo';

const MARKUP =
  '&lt;img src=x onerror=&quot;window.broken=1&quot;&gt;&lt;script&gt;window.broken=1&lt;/script&gt;';

/** Files that anybody may deploy. The process that is shown is one of the household's, with another file in its place. */
describe('a diagram in the sidebar', () => {
  let editor: Editor;
  let page: Page;
  let sidebar: Locator;

  before(async () => {
    editor = await Editor.start({ version: '8.9' });
  });
  afterEach(async () => {
    await page?.context().close();
  });
  after(async () => {
    await editor?.close();
  });

  async function open(xml: string, language = 'en-US'): Promise<void> {
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow' },
      {
        id: 'cluster',
        type: 'camunda8-cluster',
        ...{ environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' },
      },
    ]);
    page = await editor.open(language, { width: 1500, height: 1000 });
    await page.route('**/camunda8-sidebar/look', async (route) => {
      if (route.request().postDataJSON().about === 'model') await route.fulfill({ json: { ok: true, xml } });
      else await route.continue();
    });
    sidebar = page.locator('.camunda8-sidebar');
    await page.evaluate('RED.actions.invoke("camunda8-sidebar:show")');
    await sidebar.locator('.camunda8-process').filter({ hasText: 'Laundry' }).click();
  }

  it('has every kind of element', async () => {
    await open(zoo('do-laundry'));
    const picture = sidebar.locator('.camunda8-diagram > svg');
    await picture.waitFor();
    const enlarge = sidebar.getByRole('button', { name: 'Fill the window' });
    should(await enlarge.getAttribute('aria-pressed')).equal('false');
    await enlarge.click();
    await page.locator('dialog.camunda8-large').waitFor();
    should(await enlarge.getAttribute('aria-pressed')).equal('true');
    should(await picture.locator('.element').count()).be.above(30);
    await shoot(page, 'sidebar-zoo');
    await page.keyboard.press('Escape');
    await page.locator('dialog.camunda8-large').waitFor({ state: 'detached' });
    await sidebar.getByText('Running instances').waitFor();
  });

  it('shows names with markup as they are written', async () => {
    await open(zoo('do-laundry', MARKUP));
    await sidebar.locator('.camunda8-view summary').click();
    await sidebar.locator('.camunda8-elements').getByText('<img src=x onerror="window.broken=1">').waitFor();
    should(await page.evaluate('window.broken')).equal(undefined);
    should(await sidebar.locator('img, script').count()).equal(0);
  });

  for (const [what, xml] of [
    ['has no picture', zoo('do-laundry').replaceAll('bpmndi:BPMNPlane', 'bpmndi:Other')],
    ['is broken', zoo('do-laundry').slice(0, 2_000)],
    ['has entities', `<!DOCTYPE a [<!ENTITY b "c">]>${zoo('do-laundry')}`],
    ['has no places that are numbers', zoo('do-laundry').replaceAll(/ x="\d+"/g, ' x="NaN"')],
    ['is drawn beyond all bounds', zoo('do-laundry').replaceAll(/ width="\d+"/g, ' width="1e308"')],
  ] as const) {
    it(`is none, and the sidebar goes on, where the file ${what}`, async () => {
      await open(xml);
      await sidebar.getByText('No diagram.').waitFor();
      await sidebar.getByText('Running instances').waitFor();
      should(await sidebar.locator('.camunda8-diagram').count()).equal(0);
    });
  }

  it('is drawn as far as it goes where the file has ten thousand shapes', async () => {
    const ids = Array.from({ length: 10_000 }, (_, place) => `task${place}`);
    const tasks = ids.map((id) => `<bpmn:task id="${id}"/>`);
    const shapes = ids.map(
      (id) =>
        `<bpmndi:BPMNShape bpmnElement="${id}"><dc:Bounds x="9" y="9" width="9" height="9"/></bpmndi:BPMNShape>`,
    );
    const xml = zoo('do-laundry')
      .replace('</bpmn:process>', `${tasks.join('')}</bpmn:process>`)
      .replace('</bpmndi:BPMNPlane>', `${shapes.join('')}</bpmndi:BPMNPlane>`);
    await open(xml);
    await sidebar.locator('.camunda8-diagram > svg').waitFor();
    should(await sidebar.locator('.camunda8-diagram .element').count()).equal(2_000);
  });

  it('has nothing serious for axe, with its list open, in German too', async () => {
    await open(zoo('do-laundry'), 'de');
    await sidebar.locator('.camunda8-view summary').click();
    await sidebar.getByText('Laufende Instanzen').waitFor();
    await shoot(page, 'sidebar-german');
    should(await findings(page, '.camunda8-sidebar')).eql([]);
  });
});
