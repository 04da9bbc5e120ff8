import fc from 'fast-check';
import should from 'should';
import {
  boundary,
  bpmn,
  element,
  end,
  error,
  flow,
  flows,
  loop,
  mappings,
  service,
  signal,
  start,
  timer,
} from '../../../../support/bpmn/build';
import { TestEngine } from '../../../../support/bpmn/test-engine';

/** Part of a process with one way in and one way out. */
type Block =
  | { kind: 'task' | 'wait' | 'pass' }
  | { kind: 'row' | 'parallel' | 'exclusive' | 'inclusive'; blocks: Block[] }
  | { kind: 'scope' | 'each' | 'oneByOne' | 'guarded' | 'late' | 'stuck'; block: Block };

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constantFrom('task', 'wait', 'pass') }),
    fc.record({
      kind: fc.constantFrom('row', 'parallel', 'exclusive', 'inclusive'),
      blocks: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constantFrom('scope', 'each', 'oneByOne', 'guarded', 'late', 'stuck'),
      block: tie('block'),
    }),
  ),
}));

/** Writes blocks as BPMN; each gets a number of its own. */
class Writer {
  #count = 0;
  readonly parts: string[] = [];

  /** @returns where the flow comes in and where it goes out */
  write(block: Block): { first: string; last: string } {
    this.#count += 1;
    const id = `${block.kind}${this.#count}`;
    if ('blocks' in block) return block.kind === 'row' ? this.#row(block.blocks) : this.#split(id, block);
    if ('block' in block && (block.kind === 'late' || block.kind === 'stuck'))
      return this.#interrupted(id, block);
    if ('block' in block) this.parts.push(this.#scope(id, block.kind, block.block));
    else if (block.kind === 'wait') this.parts.push(element('intermediateCatchEvent', id, signal('go')));
    else
      this.parts.push(
        block.kind === 'task'
          ? service(id, mappings({ own: '=1' })).replace(`type="${id}"`, 'type="work"')
          : element('task', id),
      );
    return { first: id, last: id };
  }

  #row(blocks: readonly Block[]): { first: string; last: string } {
    const written = blocks.map((each) => this.write(each));
    for (const [i, { first }] of written.slice(1).entries())
      this.parts.push(flows(`${written[i]?.last} ${first}`));
    return { first: written[0]?.first ?? '', last: written.at(-1)?.last ?? '' };
  }

  #split(
    id: string,
    { kind, blocks }: { readonly kind: string; readonly blocks: readonly Block[] },
  ): { first: string; last: string } {
    const written = blocks.map((each) => this.write(each));
    const otherwise = kind === 'parallel' ? '' : ` default="${id}-${written[0]?.first}"`;
    this.parts.push(element(`${kind}Gateway${otherwise}`, id), element(`${kind}Gateway`, `${id}end`));
    for (const [i, { first, last }] of written.entries()) {
      const condition = kind === 'parallel' || i === 0 ? undefined : `=modulo(n, ${i + 1}) = 0`;
      this.parts.push(flow(id, first, condition), flows(`${last} ${id}end`));
    }
    return { first: id, last: `${id}end` };
  }

  /** A scope that a timer or an error may end; both ways go on together. */
  #interrupted(id: string, { kind, block }: { readonly kind: string; readonly block: Block }) {
    const event = kind === 'late' ? timer('duration', 'PT30S') : error('STUCK');
    this.parts.push(
      this.#scope(id, 'scope', block),
      boundary(`${id}b`, id, event),
      element('exclusiveGateway', `${id}end`),
      flows(`${id} ${id}end`),
      flows(`${id}b ${id}end`),
    );
    return { first: id, last: `${id}end` };
  }

  #scope(id: string, kind: string, block: Block): string {
    const inside = new Writer();
    inside.#count = this.#count * 100;
    const { first, last } = inside.write(block);
    const often =
      kind === 'each' || kind === 'oneByOne'
        ? [loop({ inputCollection: '=[1, 2]' }, kind === 'oneByOne')]
        : [];
    const guard = kind === 'guarded' ? boundary(`${id}b`, id, signal('never'), false) : '';
    return (
      element(
        'subProcess',
        id,
        ...often,
        ...inside.parts,
        start(`${id}in`),
        flows(`${id}in ${first}`),
        end(`${id}out`),
        flows(`${last} ${id}out`),
      ) + guard
    );
  }
}

function write(block: Block): string {
  const writer = new Writer();
  const { first, last } = writer.write(block);
  return bpmn('p', ...writer.parts, start(), end(), flows(`start ${first}`), flows(`${last} end`));
}

/** Does what is to be done until nothing is; the numbers choose in which order, and now and then a job throws an error. */
function work(test: TestEngine, order: readonly number[]): void {
  for (let step = 0; step < 1000; step++) {
    const choice = order[step % order.length] ?? 0;
    const throws = choice % 5 === 4;
    const jobs = test.jobs('work', throws ? 1 : 1 + (choice % 4)).reverse();
    for (const { job } of jobs) {
      if (throws) throwAt(test, job.key);
      else test.engine.completeJob(job.key, { variables: { own: 2, done: step } });
    }
    if (jobs.length > 0) continue;
    const before = test.engine.store.elementInstance.size;
    test.engine.broadcastSignal('go');
    test.clock.advance(60_000);
    if (test.jobs('work', 1).length === 0 && test.engine.store.elementInstance.size === before) return;
    test.clock.advance(60_000);
  }
  throw new Error('It never ends');
}

/** An error that nobody catches does no harm: the job is completed after it. */
function throwAt(test: TestEngine, key: string): void {
  test.engine.throwError(key, { errorCode: 'STUCK' });
  const [incident] = test.incidents();
  if (!incident) return;
  test.engine.resolveIncident(incident.key);
  test.engine.completeJob(key);
}

describe('Any process of tasks, gateways, sub-processes, loops, timers and errors', () => {
  const options = { numRuns: 60 };
  const anything = fc.asyncProperty(
    block,
    fc.nat(),
    fc.array(fc.nat(), { minLength: 3, maxLength: 6 }),
    async (any, n, order) => {
      const test = await TestEngine.of(write(any));
      const instance = test.start({ n });
      work(test, order);
      should(test.incidents()).be.empty();
      should(instance.state).equal('COMPLETED');
      should(Object.keys(test.variables(instance))).not.containEql('own');
      should(test.clock.waiting).equal(0);
      for (const { state, children, tokens, subscriptions } of test.engine.store.elementInstance.values()) {
        should([state, children?.size ?? 0, tokens, subscriptions?.length ?? 0]).eql([state, 0, 0, 0]);
        should(state).not.equal('ACTIVE');
      }
    },
  );

  it('comes to its end when its jobs are done, in whichever order, and nothing of it is left', async () => {
    await fc.assert(anything, options);
  }).timeout(120_000);

  it('leaves nothing when it is cancelled in the middle', async () => {
    const cancelled = fc.asyncProperty(block, fc.nat(), fc.nat({ max: 5 }), async (any, n, steps) => {
      const test = await TestEngine.of(write(any));
      const instance = test.start({ n });
      for (const { job } of test.jobs('work', steps)) test.engine.completeJob(job.key);
      if (instance.state === 'ACTIVE') test.engine.cancelInstance(instance.key);
      should(test.jobs('work')).be.empty();
      should(test.clock.waiting).equal(0);
      should(
        [...test.engine.store.elementInstance.values()].filter(({ state }) => state === 'ACTIVE'),
      ).be.empty();
    });
    await fc.assert(cancelled, options);
  }).timeout(120_000);
});
