import { readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { Refusal } from '../../../../../sandbox/engine/refusal';
import {
  bpmn,
  bpmnFile,
  element,
  end,
  flow,
  flows,
  process,
  service,
  start,
  zeebe,
} from '../../../../support/bpmn/build';
import { dmn, literal } from '../../../../support/bpmn/dmn';
import { TestEngine } from '../../../../support/bpmn/test-engine';

const FIXTURES = path.join(__dirname, '..', '..', '..', '..', 'fixtures', 'bpmn');

const PLAIN = bpmn('p', start(), service('work'), end(), flows('start work end'));

/** Why files are not deployed, without what is said before each. */
async function faultsOf(...files: { name: string; content: string }[]): Promise<string> {
  const test = new TestEngine();
  try {
    await test.engine.deploy(files);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    should(refusal.code).equal('INVALID_ARGUMENT');
    should(test.engine.definitions.processes.all()).be.empty();
    return refusal.message.replace(
      'Expected to deploy new resources, but encountered the following errors:\n',
      '',
    );
  }
  throw new Error('It was deployed');
}

const faultsOfProcess = (...parts: string[]) => faultsOf({ name: 'a.bpmn', content: bpmn('p', ...parts) });

describe('A deployment', () => {
  it('makes a new version of what has changed', async () => {
    const test = new TestEngine();
    const deploy = (name: string, content: string) => test.engine.deploy([{ name, content }]);
    const first = await deploy('p.bpmn', PLAIN);
    should((await deploy('p.bpmn', PLAIN)).processes).eql(first.processes);
    should((await deploy('other.bpmn', PLAIN)).processes).match([{ version: 2 }]);
    should((await deploy('other.bpmn', PLAIN.replace('"3"', '"4"'))).processes).match([{ version: 3 }]);
  });

  it('makes a new version of each file as soon as one has changed', async () => {
    const test = new TestEngine();
    const deploy = (dmnText: string, form: string) =>
      test.engine.deploy([
        { name: 'p.bpmn', content: PLAIN },
        { name: 'house.dmn', content: dmnText },
        { name: 'plants.form', content: `{"id":"plants","components":${form}}` },
      ]);
    const first = await deploy(dmn(literal('d', '1')), '[]');
    const { key: _first, ...brought } = first;
    const { key: _again, ...again } = await deploy(dmn(literal('d', '1')), '[]');
    should(again).eql(brought);
    const kinds = ['processes', 'drgs', 'decisions', 'forms'] as const;
    for (const [version, changed] of [
      [2, await deploy(dmn(literal('d', '1')), '[{}]')],
      [3, await deploy(dmn(literal('d', '2')), '[{}]')],
    ] as const) {
      for (const kind of kinds) should(changed[kind]).match([{ version, deploymentKey: changed.key }]);
    }
  });

  it('takes several files, with several processes in one', async () => {
    const test = new TestEngine();
    const two = bpmnFile(process('a', start('s1')), process('b', start('s2')));
    const form = '{"id":"plants","components":[]}';
    const deployment = await test.engine.deploy([
      { name: 'two.bpmn', content: two },
      { name: 'house.dmn', content: dmn(literal('d', '1'), literal('e', '2')) },
      { name: 'plants.form', content: form },
    ]);
    should(deployment).match({
      processes: [{ id: 'a', resourceName: 'two.bpmn' }, { id: 'b' }],
      drgs: [{ id: 'house' }],
      decisions: [{ id: 'd' }, { id: 'e' }],
      forms: [{ id: 'plants', schema: form }],
    });
  });

  it('keeps tenants apart', async () => {
    const test = new TestEngine();
    const deploy = (tenantId: string) => test.engine.deploy([{ name: 'p.bpmn', content: PLAIN }], tenantId);
    should(await deploy('green')).match({ processes: [{ version: 1, tenantId: 'green' }] });
    should(await deploy('blue')).match({ processes: [{ version: 1, tenantId: 'blue' }] });
  });

  it('gives no version number twice, though one is deleted', async () => {
    const test = await TestEngine.of(PLAIN);
    test.engine.deleteResource(test.engine.definitions.processes.all()[0]?.key ?? '');
    should(await test.deploy(PLAIN)).match({ processes: [{ version: 2 }] });
  });

  it('of what is no BPMN is refused in the words of a real 8.6.0', async () => {
    should(await faultsOf({ name: 'bad.bpmn', content: '<nonsense/>' })).equal(
      "'bad.bpmn': Error: URI=null Line=1: cvc-elt.1.a: Cannot find the declaration of element 'nonsense'.",
    );
  });

  it('says of each file what is wrong with it, and deploys none', async () => {
    const faults = await faultsOf(
      { name: 'a.bpmn', content: bpmn('p', start(), element('serviceTask', 'work'), flows('start work')) },
      { name: 'b.dmn', content: dmn() },
      { name: 'c.form', content: '{}' },
      { name: 'd.txt', content: '' },
      { name: 'e.bpmn', content: PLAIN },
    );
    should(faults.split(/\n(?=')/)).eql([
      "'a.bpmn': - Element: work\n    - ERROR: Must have exactly one 'zeebe:taskDefinition' extension element\n",
      "'b.dmn': - Element: house\n    - ERROR: Must contain at least one decision\n",
      "'c.form': Expected the form id to be present, but none given",
      "'d.txt': unknown resource type",
    ]);
  });

  it('has each process once', async () => {
    const faults = await faultsOf({ name: 'a.bpmn', content: PLAIN }, { name: 'b.bpmn', content: PLAIN });
    should(faults).equal("Duplicated process id in resources 'a.bpmn' and 'b.bpmn'");
  });
});

describe('A BPMN file is refused', () => {
  const TABLE: [what: string, parts: string[], fault: string][] = [
    [
      'where a flow leads nowhere',
      [start(), flows('start nowhere')],
      "Element: start-nowhere\n    - ERROR: Refers by 'targetRef' to 'nowhere', which is not in the file",
    ],
    [
      'where an id is there twice',
      [start(), end('start')],
      'Element: start\n    - ERROR: Id must be unique in the file',
    ],
    [
      'without a start event',
      [service('work')],
      'Element: p\n    - ERROR: Must have at least one start event',
    ],
    [
      'with an element that the engine has not',
      [start(), element('complexGateway', 'odd')],
      'Element: odd\n    - ERROR: Elements of this type are not supported',
    ],
    [
      'with an event that the engine has not',
      [start('start', '<bpmn:conditionalEventDefinition/>')],
      'Element: start\n    - ERROR: Event definition of this type is not supported',
    ],
    [
      'with an expression that is none',
      [
        start(),
        service('work', zeebe('ioMapping', {}, zeebe('input', { source: '=1 +', target: 'a' }))),
        flows('start work'),
      ],
      "Element: work\n    - ERROR: failed to parse expression '1 +'",
    ],
    [
      'with a flow without a condition',
      [
        start(),
        element('exclusiveGateway', 'gw'),
        end('a'),
        end('b'),
        flows('start gw a'),
        flow('gw', 'b', '=true'),
      ],
      'Element: gw\n    - ERROR: Must have a condition or be default flow',
    ],
    [
      'with a call of nothing',
      [start(), element('callActivity', 'call'), flows('start call')],
      "Element: call\n    - ERROR: Must have exactly one 'zeebe:calledElement' extension element",
    ],
    [
      'with a message without a name or key',
      [
        start(),
        element('intermediateCatchEvent', 'wait', '<bpmn:messageEventDefinition/>'),
        flows('start wait'),
      ],
      'Element: wait\n    - ERROR: Must reference a message',
    ],
  ];

  it('with a listener to what the engine does not tell', async () => {
    const listener = zeebe('executionListener', { eventType: 'cancel', type: 'x' });
    const faults = await faultsOfProcess(start(), service('work', zeebe('executionListeners', {}, listener)));
    should(faults).containEql(
      "Element: work\n    - ERROR: Execution listener event type 'cancel' is not supported",
    );
  });

  it('with a timer that cannot start it', async () => {
    const faults = await faultsOfProcess(
      start(
        'tick',
        '<bpmn:timerEventDefinition><bpmn:timeCycle>=x</bpmn:timeCycle></bpmn:timerEventDefinition>',
      ),
    );
    should(faults).containEql(
      "Element: tick\n    - ERROR: Expected result of the expression 'x' to be 'STRING', but was 'NULL'.",
    );
  });

  for (const [what, parts, fault] of TABLE) {
    it(what, async () => {
      should(await faultsOfProcess(...parts)).containEql(fault);
    });
  }

  it('without a process that can run', async () => {
    const faults = await faultsOf({ name: 'a.bpmn', content: PLAIN.replace('isExecutable="true"', '') });
    should(faults).containEql('Must contain at least one executable process');
  });
});

describe('A file as Camunda Modeler saves it', () => {
  const read = (name: string) => ({ name, content: readFileSync(path.join(FIXTURES, name), 'utf8') });

  it('runs, with its diagram, documentation, groups and data beside what runs', async () => {
    const test = new TestEngine();
    await test.engine.deploy([read('doorbell.bpmn'), read('who-may-come-in.dmn')]);
    test.engine.publishMessage({
      name: 'doorbell-rang',
      correlationKey: '',
      variables: { visitor: 'neighbour', hour: 15 },
    });
    const [instance] = test.instances('doorbell');
    should(instance && test.active(instance)).eql(['open-door']);
    test.complete('open-door', { opened: true });
    should(instance).match({ state: 'COMPLETED' });
    should(instance && test.variables(instance)).match({ answer: 'open', opened: true });
  });
});
