import { press } from '../actions';
import { openTasks } from './flows';
import { Studio } from './studio';
import { takeEditor } from './take';

/** The first picture that a reader sees. */
describe('picture of the editor', () => {
  let studio: Studio;

  before(async () => {
    studio = await Studio.open();
  });

  after(async () => {
    await studio?.close();
  });

  it('a flow that finds open tasks, and each of them in the debug sidebar', async () => {
    const page = await studio.show(openTasks, { width: 1240, height: 560 });
    await page.evaluate(`RED.sidebar.show('debug')`);
    await press(page, 'who does what?');
    await page.locator('.red-ui-debug-msg').nth(7).waitFor();
    await page.locator('.red-ui-notification').waitFor({ state: 'detached' });
    await page.evaluate(`$('.red-ui-palette-scroll').scrollTop(9999)`);
    await takeEditor(page, 'editor');
  });
});
