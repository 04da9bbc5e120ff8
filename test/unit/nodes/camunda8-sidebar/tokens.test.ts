import helper from 'node-red-node-test-helper';
import should from 'should';
import type { ElementFigures } from '../../../../nodes/camunda8-sidebar/choices';
import type { Engine } from '../../../../sandbox/engine/engine';
import { type Sandbox, startSandbox, type Version } from '../../../../sandbox/sandbox';
import {
  bpmn,
  element,
  end,
  flows,
  loop,
  service,
  start as startEvent,
  zeebe,
} from '../../../support/bpmn/build';
import { look, startSidebar, stopSidebar } from '../../../support/node-red/sidebar';
import { SCENARIOS, take } from './scenarios';

/** Two active and one stuck are `2 !1`. */
function tokensIn(elements: readonly ElementFigures[]): Record<string, string> {
  const found = elements.map(({ elementId, active, stuck }): [string, string] => [
    elementId,
    [active > 0 ? String(active) : '', stuck > 0 ? `!${stuck}` : ''].filter(Boolean).join(' '),
  ]);
  return Object.fromEntries(found.filter(([, text]) => text !== ''));
}

function numbersOf(
  elements: readonly ElementFigures[],
  kind: 'completed' | 'canceled',
): Record<string, number> {
  return Object.fromEntries(elements.filter((one) => one[kind] > 0).map((one) => [one.elementId, one[kind]]));
}

/** What is active in an instance, stuck or not; of a loop only what is stuck itself. */
function activeIn({ store }: Engine, processInstanceKey: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const {
    element: { id },
    parent,
    process,
    state,
    type,
    incidentKey,
  } of store.elementInstance.values()) {
    if (!parent || process.key !== processInstanceKey || state !== 'ACTIVE') continue;
    if (type !== 'MULTI_INSTANCE_BODY' || incidentKey !== undefined) counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}

describe('Tokens in the sidebar', () => {
  let sandbox: Sandbox;
  afterEach(async () => {
    await stopSidebar();
    await sandbox.close();
  });

  async function start(version: Version, ...models: readonly string[]): Promise<void> {
    sandbox = await startSandbox({ version, tasks: 'empty' });
    await deploy(...models);
    await startSidebar(sandbox.url);
  }

  const deploy = (...models: readonly string[]) =>
    sandbox.engine.deploy(models.map((content, at) => ({ name: `${at}.bpmn`, content })));
  const begin = (id = 'p') => sandbox.engine.createInstance({ process: { id } }).key;
  const keyOf = (id = 'p') => sandbox.engine.definitions.processes.find(id, '<default>')?.key ?? '';
  const ofProcess = (processId = 'p', key = keyOf(processId)) =>
    look({ about: 'process', processId, tenantId: '', key });
  const ofInstance = (key: string) => look({ about: 'instance', key });

  for (const version of ['8.8', '8.9'] as const) {
    for (const { what, model, play, tokens, way, ended } of SCENARIOS) {
      it(`are where the instance is: ${what} (${version})`, async () => {
        await start(version, model);
        const key = begin();
        play?.(sandbox.engine, key);
        const one = await ofInstance(key);
        should(tokensIn(one.elements)).eql(tokens);
        should([...one.way].sort().join(' ')).equal(way);
        if (ended) {
          should(numbersOf(one.elements, 'completed')).eql(ended.completed ?? {});
          should(numbersOf(one.elements, 'canceled')).eql(ended.canceled ?? {});
        }
        const active = one.elements.filter((each) => each.active + each.stuck > 0);
        const counts = active.map((each) => [each.elementId, each.active + each.stuck]);
        should(Object.fromEntries(counts)).eql(activeIn(sandbox.engine, key));
      });
    }

    it(`of all instances are the instances that are there, however many tokens each has (${version})`, async () => {
      const each = service('each', loop({ inputCollection: '=list' }));
      await start(version, bpmn('p', startEvent(), each, end(), flows('start each end')));
      const beginWith = (list: unknown) =>
        sandbox.engine.createInstance({ process: { id: 'p' }, variables: { list } });
      beginWith([1, 2, 3]);
      beginWith([1, 2]);
      take(sandbox.engine, 'each', false);
      should(tokensIn((await ofProcess()).elements)).eql({ each: '2 !1' });
    });

    it(`of all instances are stuck too where a loop is that cannot begin (${version})`, async () => {
      const each = service('each', loop({ inputCollection: '=list' }));
      await start(version, bpmn('p', startEvent(), each, end(), flows('start each end')));
      for (let count = 0; count < 3; count++) begin();
      should(tokensIn((await ofProcess()).elements)).eql({ each: '!3' });
    });

    it(`are at a call activity, and in the process that it has called (${version})`, async () => {
      const call = element('callActivity', 'ask', zeebe('calledElement', { processId: 'called' }));
      const called = bpmn('called', startEvent(), service('dig'), end(), flows('start dig end'));
      await start(version, called, bpmn('p', startEvent(), call, end(), flows('start ask end')));
      const key = begin();
      should(tokensIn((await ofInstance(key)).elements)).eql({ ask: '1' });
      should(tokensIn((await ofProcess('called')).elements)).eql({ dig: '1' });
    });

    it(`are stuck at a call activity where what it has called is, which says where (${version})`, async () => {
      const call = element('callActivity', 'ask', zeebe('calledElement', { processId: 'called' }));
      const called = bpmn('called', startEvent(), service('dig'), end(), flows('start dig end'));
      await start(version, called, bpmn('p', startEvent(), call, end(), flows('start ask end')));
      const key = begin();
      take(sandbox.engine, 'dig', false);
      const { elements, incidents } = await ofInstance(key);
      should(tokensIn(elements)).eql({ ask: '!1' });
      should(incidents).match([{ elementId: 'dig', processId: 'called', message: 'It rains' }]);
      should((await ofProcess()).instances).match([{ isStuck: true }]);
    });

    it(`are in the version to which an instance was moved (${version})`, async () => {
      const before = bpmn('p', startEvent(), service('dig'), service('plant'), flows('start dig plant'));
      await start(version, before);
      const [old, key] = [keyOf(), begin()];
      take(sandbox.engine, 'dig');
      await deploy(before.replaceAll('plant', 'sow'));
      sandbox.engine.migrateInstance(key, {
        targetProcessDefinitionKey: keyOf(),
        mappingInstructions: [{ sourceElementId: 'plant', targetElementId: 'sow' }],
      });
      should(tokensIn((await ofProcess()).elements)).eql({ sow: '1' });
      should((await ofProcess()).instances).match([{ key }]);
      should((await ofProcess('p', old)).figures).eql({ running: 0, stuck: 0 });
      should(tokensIn((await ofProcess('p', old)).elements)).eql({});
      const one = await ofInstance(key);
      should(tokensIn(one.elements)).eql({ sow: '1' });
      should(numbersOf(one.elements, 'completed')).match({ dig: 1 });
    });

    it(`say nothing any more of an incident that is over (${version})`, async () => {
      await start(version, bpmn('p', startEvent(), service('dig'), end(), flows('start dig end')));
      const key = begin();
      take(sandbox.engine, 'dig', false);
      const [incident] = (await ofInstance(key)).incidents;
      await helper.request().post('/camunda8-sidebar/mend').send({ cluster: 'c', key: incident?.key });
      const { elements, incidents } = await ofInstance(key);
      should([tokensIn(elements), incidents]).eql([{ dig: '1' }, []]);
    });
  }
});
