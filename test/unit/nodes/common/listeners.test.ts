import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';

/**
 * Files that hand a function to a timer, a listener or a promise that nobody waits for, from which a throw would end
 * Node-RED, and why none gets out. What each is fed with values that throw is in the test that is named.
 */
const PLACES: Record<string, string> = {
  'nodes/camunda8-cluster/camunda8-cluster.ts': 'both ends of a close say done (throwing-values)',
  'nodes/camunda8-deploy/folder-deployments.ts':
    'who asks waits, and the next one hears of no failure (watch)',
  'nodes/camunda8-deploy/folder-watchers.ts': 'wakes who waits for a change (watch)',
  'nodes/camunda8-deploy/folder-changes.ts': 'a pause that is cut ends with a catch (watch)',
  'nodes/camunda8-deploy/list-folder.ts': 'who asks waits, or it ends with a catch (list-folder)',
  'nodes/common/search/search-node.ts': 'the action node waits, and a close forgets alone (throwing-values)',
  'nodes/common/search/search-input.ts': 'the action node waits (throwing-values)',
  'nodes/common/search/search-output.ts': 'wakes a promise',
  'nodes/common/source-node.ts': 'a beginning never rejects, and both ends of a close say done (events)',
  'nodes/common/flow-start.ts': 'calls what never rejects (events)',
  'nodes/common/action-node.ts': 'one try around all, and one around what tells the end (throwing-values)',
  'nodes/common/editor-route.ts': 'its chain ends with a catch (editor-route)',
  'nodes/camunda8-sidebar/shared-answers.ts': 'both ends and a timer change two maps alone (shared-answers)',
  'nodes/common/node-status.ts': 'one try around what is shown (node-status)',
  'nodes/common/typed-value.ts': 'who asks waits, and nobody hears of a failure after that (typed-value)',
  'src/search/paging.ts':
    'a page that is asked for ahead is waited for, or given up with a catch (search/paging)',
  'src/camunda-client.ts': 'what nobody waits for never rejects (jobs/close)',
  'src/jobs/hand-back.ts': 'each call ends with a catch (jobs/close)',
  'src/jobs/jobs.ts': 'a worker never rejects (jobs/close)',
  'src/jobs/keeper.ts': 'one try around each look, and one around what is sent (jobs/deadline)',
  'src/jobs/legacy.ts': 'a poll that fails brings nothing (jobs/close)',
  'src/jobs/poll.ts': 'a poll that nobody reads ends with a catch (jobs/close)',
  'src/jobs/silence.ts': 'a question ends with a catch (jobs/silence)',
  'src/jobs/worker.ts': 'one try around each poll (jobs/loop)',
  'src/operations/resend.ts': 'who asks waits (operations/resend)',
  'src/version.ts': 'who asks waits, or nobody is left (version)',
  'src/user-tasks/until-closed.ts': 'ends a signal (user-tasks/until-closed)',
  'src/user-tasks/claimed-after-all.ts': 'who claims waits (user-tasks/claim)',
  'src/user-tasks/task-variables-v2.ts': 'who asks waits',
  'src/auth/cookie.ts': 'who asks waits, and a look never rejects (auth/cookie)',
  'src/auth/credential-source.ts':
    'a renewal in the background ends with a catch (credential-source-failures)',
  'src/auth/grant.ts': 'aborts a signal',
  'src/auth/oidc.ts': 'who asks waits',
  'src/auth/pace.ts': 'who asks waits, and the next one does not hear of a failure (auth/pace)',
  'src/clock.ts': 'wakes or rejects a promise that is waited for (when-aborted)',
  'src/http/exchange.ts': 'closing hears of no failure',
  'src/transport/free-connections.ts': 'rejects those that wait (transport/free-connections)',
  'src/events/cluster-state/state-watch.ts':
    'one try around each look, and one around what is told (state-watch)',
  'src/events/state-keeper.ts': 'saving never rejects (events)',
  'src/events/feed.ts': 'one try around each poll (events/feed)',
  'src/events/watch.ts': 'saving never rejects (events)',
  'src/when-aborted.ts': 'calls what wakes or rejects (when-aborted)',
};

const PLACE =
  /\.(on|once|addEventListener|then|catch|finally)\(|\b(setTimeout|setInterval|setImmediate|queueMicrotask|nextTick)\(|^\s*void \w+[.(]/m;
/** Node-RED does not wait for such a listener, so that what it throws is a rejection that nobody hears of. */
const ASYNC_LISTENER = /\.(on|once)\('[\w:]+', async /;

/** Forms run in the editor. */
const OF_A_BROWSER = /\/form(\/|\.ts$)/;

const root = path.join(__dirname, '..', '..', '..', '..');
const sources = ['src', 'nodes']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(folder, ...file.split(path.sep)),
    ),
  )
  .filter((file) => file.endsWith('.ts') && !OF_A_BROWSER.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

describe('A timer, a listener or a promise that nobody waits for', () => {
  it('is only where nothing can throw out of it: add a test and then a line here', () => {
    const places = sources.filter(({ text }) => PLACE.test(text)).map(({ file }) => file);
    should(places.filter((file) => !(file in PLACES))).be.empty();
  });

  it('is never an async listener, but for the one whose whole work is in a try', () => {
    const found = sources.filter(({ text }) => ASYNC_LISTENER.test(text)).map(({ file }) => file);
    should(found).eql(['nodes/common/action-node.ts']);
  });
});
