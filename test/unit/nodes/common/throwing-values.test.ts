import { EventEmitter, once } from 'node:events';
import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import should from 'should';
import clusterNode from '../../../../nodes/camunda8-cluster/camunda8-cluster';
import { type Action, handleInput } from '../../../../nodes/common/action-node';
import type { ClusterNode } from '../../../../nodes/common/cluster-node';
import { CamundaClient } from '../../../../src/camunda-client';
import { unhandledRejections } from '../../../support/unhandled';
import { nextTurn } from '../../auth/source';

function refuse(): never {
  throw new Error('not to be read');
}

/** Throws at whatever is done with it. */
const untouchable = new Proxy(() => {}, {
  get: refuse,
  has: refuse,
  ownKeys: refuse,
  getPrototypeOf: refuse,
  getOwnPropertyDescriptor: refuse,
  apply: refuse,
});

const throwingError = Object.defineProperty(new Error('x'), 'message', { get: refuse });

function fakeNode(more: object = {}): Node {
  const methods = { status() {}, error() {}, warn() {}, log() {} };
  return Object.assign(new EventEmitter(), methods, more) as unknown as Node;
}

const cluster = { type: 'camunda8-cluster', check() {}, client: () => ({}) };
const RED = { _: (key: string) => key, nodes: { getNode: () => cluster } } as unknown as NodeAPI;

describe('Node-RED goes on running', () => {
  const unhandled = unhandledRejections();

  afterEach(() => should(unhandled.splice(0)).be.empty());

  const thrown: [what: string, value: unknown][] = [
    ['nothing', undefined],
    ['an error whose message cannot be read', throwingError],
    ['what throws at whatever is done with it', untouchable],
    ['a symbol', Symbol('x')],
    ['an object without a prototype', Object.create(null)],
  ];
  for (const [what, value] of thrown) {
    it(`where the work on a message throws ${what}: the message ends once, with an error`, async () => {
      const ends: unknown[] = [];
      const node = fakeNode();
      const action: Action = async () => {
        throw value;
      };
      handleInput(RED, node, { cluster: 'c' } as never, action);
      node.emit(
        'input',
        {},
        () => {},
        (error: unknown) => ends.push(error),
      );
      await nextTurn();
      should(ends).have.length(1);
      should(ends[0]).have.property('code', 'CAMUNDA_INVALID');
    });
  }

  it('where work that a deploy ended throws what throws at whatever is done with it', async () => {
    const ends: unknown[] = [];
    const node = fakeNode();
    const action: Action = async ({ signal }) => {
      await once(signal, 'abort');
      throw untouchable;
    };
    handleInput(RED, node, { cluster: 'c' } as never, action);
    node.emit(
      'input',
      {},
      () => {},
      (error: unknown) => ends.push(error),
    );
    node.emit('close', false, () => {});
    await nextTurn();
    should(ends).have.length(1);
    should(ends[0]).have.property('code', 'CAMUNDA_ABORTED');
  });

  const endings: [what: string, node: object, msg: object][] = [
    ['whoever is told of the end throws', {}, {}],
    ['and the id of the message cannot be read', {}, Object.defineProperty({}, '_msgid', { get: refuse })],
    ['and nobody takes the error either', { error: refuse }, {}],
    ['and the status neither', { error: refuse, status: refuse }, {}],
  ];
  for (const [what, more, msg] of endings) {
    for (const goes of ['well', 'wrong']) {
      it(`where a message went ${goes}, ${what}`, async () => {
        const node = fakeNode(more);
        const action: Action = async () => (goes === 'well' ? () => '1' : refuse());
        handleInput(RED, node, { cluster: 'c' } as never, action);
        node.emit('input', msg as NodeMessageInFlow, () => {}, refuse);
        await nextTurn();
        node.emit('close', false, () => {});
      });
    }
  }

  it('where the connections of a cluster cannot be closed: the node is closed all the same', async () => {
    let make: ((this: ClusterNode, properties: object) => void) | undefined;
    const runtime = {
      nodes: {
        createNode() {},
        getNode: () => null,
        registerType: (_type: string, made: typeof make) => {
          make = made;
        },
      },
      httpAdmin: { post() {} },
      auth: { needsPermission() {} },
      util: { getSetting() {} },
    } as unknown as NodeAPI;
    clusterNode(runtime);
    const node = fakeNode() as ClusterNode;
    make?.call(node, { environment: 'local' });
    node.client().close = async () => refuse();
    should(node.client()).be.instanceOf(CamundaClient);
    const closed = new Promise<void>((resolve) => node.emit('close', false, () => resolve()));
    await closed;
    await nextTurn();
  });
});
