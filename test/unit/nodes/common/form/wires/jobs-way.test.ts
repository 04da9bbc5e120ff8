import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { isUnanswered, isWithoutJob } from '../../../../../../nodes/common/form/wires/jobs-way';
import { root } from '../../../../../promises/package/project';
import { cpuTime } from '../../../../../support/cpu-time';
import { flowsOf, type SavedNode } from './flow-file';

const FLOW_FILES = ['examples', 'docs/cookbook'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => path.join(root, folder, name)),
);

const TAB = { id: 'tab', type: 'tab' };
const node = (id: string, type: string, to: string[] = [], more: object = {}): SavedNode => ({
  ...{ id, type, z: 'tab', wires: [to] },
  ...more,
});
const worker = (...to: string[]) => node('w', 'camunda8-job-worker', to);
const result = (more: object = {}) => node('r', 'camunda8-job-result', [], more);
const code = (func: string) => ({ func });

function theWorker(file: readonly SavedNode[]): boolean {
  const flows = flowsOf([TAB, ...file]);
  const [found] = flows.ofType('camunda8-job-worker');
  return found !== undefined && isUnanswered(found, flows);
}

function theResult(file: readonly SavedNode[]): boolean {
  const flows = flowsOf([TAB, ...file]);
  const [found] = flows.ofType('camunda8-job-result');
  return found !== undefined && isWithoutJob(found, flows);
}

const DOES = {
  id: 's',
  type: 'subflow',
  in: [{ wires: [{ id: 'inner' }] }],
  out: [{ wires: [{ id: 'inner' }] }],
};
const inner = (type: string) => node('inner', type, [], { z: 's' });

/** Flows in which a job finds its way. */
const WHOLE: Record<string, SavedNode[]> = {
  'over a wire': [worker('r'), result()],
  'over other nodes and a junction': [
    worker('d'),
    node('d', 'delay', ['j']),
    node('j', 'junction', ['r']),
    result(),
  ],
  'over a loop': [worker('a'), node('a', 'switch', ['b']), node('b', 'delay', ['a', 'r']), result()],
  'over a link': [
    worker('o'),
    node('o', 'link out', [], { mode: 'link', links: ['i'] }),
    node('i', 'link in', ['r'], { links: ['o'] }),
    result(),
  ],
  'behind a link call': [
    worker('c'),
    node('c', 'link call', ['r'], { links: ['i'], linkType: 'static' }),
    node('i', 'link in', ['back']),
    node('back', 'link out', [], { mode: 'return', links: [] }),
    result(),
  ],
  'within a link call': [
    worker('c'),
    node('c', 'link call', [], { links: ['i'], linkType: 'static' }),
    node('i', 'link in', ['r']),
    result(),
  ],
  'over a link call by name': [
    worker('c'),
    node('c', 'link call', [], { links: [], linkType: 'dynamic' }),
    node('i', 'link in', ['r']),
    result(),
  ],
  'through a subflow': [DOES, inner('delay'), worker('u'), node('u', 'subflow:s', ['r']), result()],
  'into a subflow': [DOES, worker('u'), node('u', 'subflow:s'), { ...result(), id: 'inner', z: 's' }],
  'out of a subflow': [DOES, { ...worker(), id: 'inner', z: 's' }, node('u', 'subflow:s', ['r']), result()],
  'over a Complete node': [
    worker('m'),
    node('m', 'switch'),
    node('done', 'complete', ['r'], { scope: ['m'] }),
    result(),
  ],
  'over a Catch node for the tab': [
    worker('m'),
    node('m', 'switch'),
    node('e', 'catch', ['r'], { scope: null }),
    result(),
  ],
  'over a Catch node outside of a subflow': [
    DOES,
    { ...worker('deep'), id: 'inner', z: 's' },
    node('deep', 'json', [], { z: 's' }),
    node('u', 'subflow:s'),
    node('e', 'catch', ['r'], { scope: ['u'] }),
    result(),
  ],
};

describe('the way of jobs', () => {
  for (const [way, file] of Object.entries(WHOLE)) {
    it(`is found ${way}`, () => {
      should(theWorker(file)).be.false();
      should(theResult(file)).be.false();
    });
  }

  describe('a worker is marked', () => {
    const MARKED: Record<string, SavedNode[]> = {
      'without a wire': [worker()],
      'without a wire, beside a result for others': [worker(), result()],
      'before a debug node alone': [worker('d'), node('d', 'debug')],
      'before a function that only reckons': [worker('f'), node('f', 'function', [], code('return msg;'))],
      'before a result that only extends': [worker('r'), result({ operation: 'extend' })],
      'before a result that is disabled': [worker('r'), result({ d: true })],
      'before a link that leads elsewhere': [
        worker('o'),
        node('o', 'link out', [], { mode: 'link', links: ['gone'] }),
        node('i', 'link in', ['r']),
        result(),
      ],
      'whose own errors alone lead to a result': [
        worker(),
        node('e', 'catch', ['r'], { scope: null }),
        result(),
      ],
    };
    for (const [where, file] of Object.entries(MARKED))
      it(where, () => {
        should(theWorker(file)).be.true();
      });
  });

  describe('a worker is not marked', () => {
    const UNKNOWN: Record<string, SavedNode[]> = {
      'before a node that may hand it on': [worker('q'), node('q', 'mqtt out')],
      'before a function that keeps it': [worker('f'), node('f', 'function', [], code('flow.set("j", msg)'))],
      'before a change that keeps it': [
        worker('c'),
        node('c', 'change', [], { rules: [{ t: 'set', p: 'j', pt: 'flow', to: 'job', tot: 'msg' }] }),
      ],
      'that is disabled': [{ ...worker(), d: true }],
      'on a disabled tab': [
        { id: 'off', type: 'tab', disabled: true },
        { ...worker(), z: 'off' },
      ],
      'in a subflow that nobody uses': [DOES, { ...worker(), z: 's' }],
    };
    for (const [where, file] of Object.entries(UNKNOWN))
      it(where, () => {
        should(theWorker(file)).be.false();
      });
  });

  describe('a result is marked', () => {
    const MARKED: Record<string, SavedNode[]> = {
      'without a wire': [result()],
      'behind a button': [node('b', 'inject', ['r']), result()],
      'behind what begins with HTTP or MQTT': [
        node('h', 'http in', ['j']),
        node('q', 'mqtt in', ['j']),
        node('j', 'json', ['r']),
        result(),
      ],
      'behind a Catch node where nothing can bring a job': [
        node('b', 'inject', ['d']),
        node('d', 'debug'),
        node('e', 'catch', ['r'], { scope: null }),
        result(),
      ],
    };
    for (const [where, file] of Object.entries(MARKED))
      it(where, () => {
        should(theResult(file)).be.true();
      });
  });

  describe('a result is not marked', () => {
    const UNKNOWN: Record<string, SavedNode[]> = {
      'behind a node that may bring one': [node('x', 'queue out', ['r']), result()],
      'behind a function': [node('f', 'function', ['r'], code('return flow.get("j");')), result()],
      'behind a change that sets the job': [
        node('c', 'change', ['r'], { rules: [{ t: 'set', p: 'job', pt: 'msg', to: 'j', tot: 'flow' }] }),
        result(),
      ],
      'behind a button that sets the job': [node('b', 'inject', ['r'], { props: [{ p: 'job' }] }), result()],
      'behind a worker that is disabled': [{ ...worker('r'), d: true }, result()],
      'in a subflow that nobody uses': [DOES, { ...result(), z: 's' }],
    };
    for (const [where, file] of Object.entries(UNKNOWN))
      it(where, () => {
        should(theResult(file)).be.false();
      });
  });

  for (const file of FLOW_FILES) {
    it(`is found in ${path.basename(file)}`, () => {
      const nodes = JSON.parse(readFileSync(file, 'utf8'));
      const flows = flowsOf(
        nodes.map((one: SavedNode) => (one.x === undefined ? { ...one, z: undefined } : one)),
      );
      const workers = flows.ofType('camunda8-job-worker');
      should(workers.filter((one) => isUnanswered(one, flows))).be.empty();
      const results = flows.ofType('camunda8-job-result').filter(({ jobKeyType }) => jobKeyType === 'msg');
      should(results.filter((one) => isWithoutJob(one, flows))).be.empty();
    });
  }

  it('is looked for in a line of 20,000 nodes within a second', () => {
    const line = Array.from({ length: 20_000 }, (_, index) => node(`n${index}`, 'delay', [`n${index + 1}`]));
    const flows = flowsOf([TAB, worker('n0'), ...line]);
    const [found] = flows.ofType('camunda8-job-worker');
    const elapsed = cpuTime();
    should(found && isUnanswered(found, flows)).be.true();
    should(elapsed()).be.below(1_000);
  });
});
