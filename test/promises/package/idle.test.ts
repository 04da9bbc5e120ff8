import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import should from 'should';
import type { Idle } from './idle-process';
import { types } from './project';

/** Files of ours that the start of Node-RED waits for, each a third of a millisecond. */
const MOST_AT_START = 75;
/** What asks Camunda: it is loaded with the first question. */
const CLIENT =
  /^src\/(camunda-client|auth|definitions|entities|events|jobs|processes|search|tasklist|transport|user-tasks)\b/;

describe('Node-RED with the package, and no node of it', function () {
  this.timeout(60_000);
  let idle: Idle;

  before(async () => {
    const child = fork(path.join(__dirname, 'idle-process.ts'), { execArgv: ['--import', 'tsx'] });
    const ended = once(child, 'exit').then(() => [undefined]);
    const [told] = await Promise.race([once(child, 'message'), ended]);
    should(told).be.an.Object();
    idle = told;
    child.kill();
    await ended;
  });

  it('has all its types, and the sidebar, which nobody has opened', () => {
    should([...idle.types].sort()).eql([...types].sort());
    should(idle.loaded).containEql('nodes/camunda8-sidebar/camunda8-sidebar.js');
  });

  it('has nothing of it run: no timer, no listener, no connection', () => {
    should(idle.calls).eql([]);
  });

  it('has loaded nothing that asks Camunda, and few files', () => {
    should(idle.loaded.filter((file) => CLIENT.test(file))).eql([]);
    should(idle.loaded.length).be.belowOrEqual(MOST_AT_START, idle.loaded.join('\n'));
  });

  it('loads what the sidebar needs with its first question, which sets nothing going', () => {
    const { calls, loaded } = idle.later;
    should(idle.loaded).not.containEql('nodes/camunda8-sidebar/questions.js');
    should(loaded).containEql('nodes/camunda8-sidebar/questions.js');
    should(loaded).not.containEql('src/camunda-client.js');
    should(calls).eql([]);
  });
});
