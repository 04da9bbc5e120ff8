import { deployHouse } from '../house/house';
import { fine, moment, Studio } from './studio';
import { take } from './take';

/** The page of the example "House tasks in the browser", as Anna sees it on her phone. */
describe('picture of the house tasks', () => {
  let studio: Studio;

  before(async () => {
    studio = await Studio.open();
  });

  after(async () => {
    await studio?.close();
  });

  it('shows her tasks, the free ones, and the form of one', async () => {
    const { site, browser } = await deployHouse(studio.editor);
    const viewport = { width: 390, height: 844 };
    const context = await browser.newContext({ ...fine, viewport, locale: 'en-GB', hasTouch: true });
    const page = await context.newPage();
    await page.clock.setFixedTime(moment);
    await page.addInitScript(`localStorage.setItem('person', 'anna')`);
    await page.goto(site);
    await page.getByText('Feed the cat').click();
    await page.getByRole('button', { name: 'Finish', disabled: false }).waitFor();
    await take(page, 'house-tasks');
  });
});
