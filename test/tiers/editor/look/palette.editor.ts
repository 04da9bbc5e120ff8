import should from 'should';
import { types } from '../../../promises/package/project';
import { Editor, paletteNode, shoot } from '../editor';
import { coloursOf, contrast, hueOf } from './colour';

const inPalette = types.filter((type) => type !== 'camunda8-cluster');

describe('palette', () => {
  let editor: Editor;

  before(async () => {
    editor = await Editor.start();
  });

  after(async () => {
    await editor?.close();
  });

  it('shows our nodes in a category of their own, each with its icon, in one family of colour', async () => {
    const page = await editor.open();
    const category = page.locator('#red-ui-palette-container-Camunda_8');
    should((await category.locator('.red-ui-palette-header').innerText()).trim()).equal('Camunda 8');
    for (const type of inPalette) {
      const node = category.locator(paletteNode(type));
      await node.scrollIntoViewIfNeeded();
      const icon = node.locator('.red-ui-palette-icon');
      should(await icon.evaluate((element) => getComputedStyle(element).backgroundImage)).containEql(
        `${type}.svg`,
      );
      const { words, back } = await coloursOf(node.locator('.red-ui-palette-label'));
      should(contrast(words, back)).be.aboveOrEqual(4.5, type);
      should(hueOf(back)).be.within(220, 240, type);
    }
    await shoot(page, 'palette');
    await page.context().close();
  });

  it('has no colour that a node of Node-RED has', async () => {
    const page = await editor.open();
    const colours = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('.red-ui-palette-node')];
      return all.map((node) => [node.dataset.paletteType ?? '', getComputedStyle(node).backgroundColor]);
    });
    const isOurs = ([type = '']: string[]) => inPalette.includes(type);
    const others = colours.filter((one) => !isOurs(one)).map(([, colour]) => colour);
    should(others.length).be.above(30);
    should(colours.filter((one) => isOurs(one) && others.includes(one[1]))).be.empty();
    await page.context().close();
  });

  it('knows all types, the cluster too', async () => {
    const page = await editor.open();
    const known = await page.evaluate('RED.nodes.registry.getNodeTypes()');
    should(types.filter((type) => !(known as string[]).includes(type))).be.empty();
    await page.context().close();
  });

  // Node-RED puts a space on each side of a hyphen.
  for (const [language, labels] of [
    [
      'en-US',
      [
        'search tasks',
        'search',
        'task',
        'task events',
        'job worker',
        'job result',
        'process instance',
        'message',
        'signal',
        'decision',
        'incident',
        'incident events',
        'cluster events',
        'request',
        'deploy files',
        'topology',
        'login',
      ],
    ],
    [
      'de',
      [
        'Aufgaben suchen',
        'suchen',
        'Aufgabe',
        'Aufgaben beobachten',
        'Job - Worker',
        'Job - Ergebnis',
        'Prozess',
        'Nachricht',
        'Signal',
        'Entscheidung',
        'Incident',
        'Incidents beobachten',
        'Cluster beobachten',
        'Anfrage',
        'Dateien deployen',
        'Topologie',
        'Login',
      ],
    ],
  ] as const) {
    it(`speaks ${language}`, async () => {
      const page = await editor.open(language);
      const texts = inPalette.map((type) =>
        page.locator(`${paletteNode(type)} .red-ui-palette-label`).innerText(),
      );
      should((await Promise.all(texts)).map((text) => text.trim().replaceAll(/\s+/g, ' '))).eql(labels);
      await page.context().close();
    });
  }
});
