import should from 'should';
import { types } from '../../../promises/package/project';
import { Editor, paletteNode, shoot } from '../editor';

const inPalette = types.filter((type) => type !== 'camunda8-cluster');

describe('palette', () => {
  let editor: Editor;

  before(async () => {
    editor = await Editor.start();
  });

  after(async () => {
    await editor?.close();
  });

  it('shows our nodes in a category of their own, each with its icon and colour', async () => {
    const page = await editor.open();
    const category = page.locator('#red-ui-palette-container-Camunda_8');
    should((await category.locator('.red-ui-palette-header').innerText()).trim()).equal('Camunda 8');
    const colours = new Set<string>();
    for (const type of inPalette) {
      const node = category.locator(paletteNode(type));
      await node.scrollIntoViewIfNeeded();
      const icon = node.locator('.red-ui-palette-icon');
      should(await icon.evaluate((element) => getComputedStyle(element).backgroundImage)).containEql(
        `${type}.svg`,
      );
      colours.add(await node.evaluate((element) => getComputedStyle(element).backgroundColor));
    }
    should(colours.size).equal(inPalette.length);
    await shoot(page, 'palette');
    await page.context().close();
  });

  it('knows all types, the cluster too', async () => {
    const page = await editor.open();
    const known = await page.evaluate('RED.nodes.registry.getNodeTypes()');
    should(types.filter((type) => !(known as string[]).includes(type))).be.empty();
    await page.context().close();
  });

  for (const [language, labels] of [
    ['en-US', ['search tasks', 'task', 'task events', 'topology', 'login']],
    ['de', ['Aufgaben suchen', 'Aufgabe', 'Aufgaben beobachten', 'Topologie', 'Login']],
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
