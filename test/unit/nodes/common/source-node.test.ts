import { once } from 'node:events';
import type { Node, NodeAPI, NodeDef } from 'node-red';
import helper, { type TestFlows } from 'node-red-node-test-helper';
import should from 'should';
import { type End, type SourceNode, sourceNodes, type Work } from '../../../../nodes/common/source-node';
import { requireNodeRed } from '../../../../scripts/node-red/installed';
import { abortedError, CamundaError } from '../../../../src/errors';
import { sentence } from '../../../../src/sentence';
import { FakeClock } from '../../../support/fake-clock';

helper.init(requireNodeRed.resolve('node-red'));

const nothing: End = async () => {};
const cannotBegin: Work['cannotBegin'] = (reason) => sentence`It cannot begin: ${reason}`;
const away = () => new CamundaError('CAMUNDA_UNAVAILABLE', sentence`away`);

describe('a node that sends by itself', () => {
  /** What a Catch node was told. */
  let caught: unknown[];

  beforeEach(() => helper.startServer());

  afterEach(async () => {
    await helper.unload();
    await helper.stopServer();
  });

  /** Node-RED hands messages on in a later turn, in which such a node begins, too. */
  const turns = async () => {
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
  };

  /** A flow with one such node, whose work this is. */
  async function start(begin: Work['begin']): Promise<void> {
    const type = (RED: NodeAPI) => {
      const sendsByItself = sourceNodes(RED, new FakeClock());
      RED.nodes.registerType('probe', function Probe(this: Node, properties: NodeDef) {
        RED.nodes.createNode(this, properties);
        sendsByItself(this, { begin, cannotBegin });
      });
    };
    const onTab = { z: 'tab', x: 1, y: 1 };
    await helper.load(type, [
      { id: 'tab', type: 'tab', label: 'test' },
      { id: 'n', type: 'probe', ...onTab },
      { id: 'catch', type: 'catch', ...onTab, wires: [['caught']] },
      { id: 'caught', type: 'helper', ...onTab },
    ] as TestFlows);
    caught = [];
    helper.getNode('caught').on('input', (msg) => {
      const { error } = msg as { error?: { message: string } };
      caught.push(error?.message);
    });
    await turns();
  }

  it('begins when the flows have started, so that nothing it sends is lost', async () => {
    let isThere = false;
    await start(async () => {
      isThere = helper.getNode('caught') !== null;
      return nothing;
    });
    should(isThere).be.true();
  });

  it('closes when its end is saved', async () => {
    const order: string[] = [];
    await start(async () => async () => {
      await turns();
      order.push('saved');
    });
    await helper.clearFlows();
    order.push('closed');
    should(order).eql(['saved', 'closed']);
  });

  it('ends what has begun while it closed', async () => {
    let hasEnded = false;
    await start(async ({ signal }) => {
      await once(signal, 'abort');
      return async () => {
        hasEnded = true;
      };
    });
    await helper.clearFlows();
    should(hasEnded).be.true();
  });

  it('reports nothing of a beginning that its own close has cut', async () => {
    let source: SourceNode | undefined;
    await start(async (given) => {
      source = given;
      await once(given.signal, 'abort');
      throw abortedError();
    });
    const reported = (helper.getNode('n') as Node & { error: { called: boolean } }).error;
    await helper.clearFlows();
    should(source?.signal.aborted).be.true();
    should(reported.called).be.false();
  });

  it('tells Catch nodes of each kind of error once, and anew after it went well', async () => {
    let source: SourceNode | undefined;
    await start(async (given) => {
      source = given;
      return nothing;
    });
    const other = new CamundaError('CAMUNDA_FORBIDDEN', sentence`not allowed`);
    for (const error of [away(), other, away()]) source?.failed(error);
    await turns();
    should(caught).eql(['CamundaError: away', 'CamundaError: not allowed']);
    source?.succeeded(() => '1');
    source?.failed(away());
    await turns();
    should(caught).have.length(3);
  });

  for (const [what, thrown, message] of [
    ['an error of this package', away(), 'away'],
    ['any other', new Error('disk full'), 'It cannot begin: disk full'],
    ['something that is none', undefined, 'It cannot begin: undefined'],
  ] as const) {
    it(`reports why it cannot begin: ${what}`, async () => {
      await start(async () => {
        await turns();
        throw thrown;
      });
      await once(helper.getNode('caught'), 'input');
      should(caught).eql([`CamundaError: ${message}`]);
    });
  }
});
