import { answers, logins } from './answers.family';
import { flowFiles } from './flows.family';
import { forms } from './forms.family';
import { type Effort, hold } from './hold';
import { messages } from './messages.family';
import { pasted } from './paste.family';
import { createWorld, endWorld, FAMILIES, type Family, type World } from './world';

/** Milliseconds for the start of Node-RED, the last batch, and making what breaks a promise smaller. */
const BEYOND = 200_000;

/** A test for each family, all on the same Node-RED. */
export function attacks(effort: Effort): void {
  let world: World;

  before(async function () {
    this.timeout(BEYOND);
    world = await createWorld();
    await world.victim.start();
  });

  after(() => endWorld(world));

  function test<T>(title: string, family: Family<T>): void {
    it(title, async function () {
      this.timeout((effort.seconds / FAMILIES) * 1_000 + BEYOND);
      const batches = await hold(world, family, effort);
      console.log(`      ${batches} batches`);
    });
  }

  test('goes on running, and each message ends once, whatever Camunda answers', answers);
  test('goes on running, and each message ends once, whatever a login is answered', logins);
  test('goes on running, and each message ends once, whatever the message is', messages);
  test('goes on running, and each message ends once, whatever a flow file says', flowFiles);
  test('goes on running and answers, whatever a form or a browser sends', forms);
  test('a form reads at once whatever is pasted', pasted);
}
