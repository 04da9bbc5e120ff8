import { mock } from 'node:test';
import type { NodeStatus as Shown } from 'node-red';
import should from 'should';
import { NodeStatus } from '../../../../nodes/common/node-status';
import { CamundaError } from '../../../../src/errors';
import { sentence } from '../../../../src/sentence';

describe('status of an action node', () => {
  let shown: Shown[];
  let status: NodeStatus;

  beforeEach(() => {
    shown = [];
    mock.timers.enable({ apis: ['setTimeout'] });
    const show = (one: string | Shown) => shown.push(typeof one === 'string' ? { text: one } : one);
    status = new NodeStatus({ _: (key: string) => key.split('.').slice(-1).join() }, { status: show });
  });

  afterEach(() => mock.timers.reset());

  const texts = () => shown.map(({ text }) => text);
  const aMoment = () => mock.timers.tick(250);

  function message(figure: string): void {
    status.asking();
    status.succeeded(() => figure);
  }

  it('shows a single message at once: that it asks, then its figure', () => {
    message('1 task');
    should(texts()).eql(['asking', '1 task']);
  });

  it('shows no more than the last of many, a moment later', () => {
    for (let count = 1; count <= 1000; count++) message(`${count} tasks`);
    should(texts()).eql(['asking', '1 tasks']);
    aMoment();
    should(texts()).eql(['asking', '1 tasks', '1000 tasks']);
  });

  it('asks for no figure that it does not show', () => {
    let asked = 0;
    for (let count = 0; count < 1000; count++) {
      status.asking();
      status.succeeded(() => `${++asked}`);
    }
    aMoment();
    should(asked).equal(2);
  });

  it('ends with the failure where that came last', () => {
    message('1 task');
    message('2 tasks');
    status.asking();
    status.failed(new CamundaError('CAMUNDA_BUSY', sentence`Camunda is busy`));
    aMoment();
    should(shown.at(-1)).eql({ fill: 'red', shape: 'ring', text: 'Camunda is busy' });
  });

  const throws = (): never => {
    throw new Error('no figure');
  };

  it('goes on where a figure cannot be had, at once or in its timer: the message went well', () => {
    for (let count = 1; count <= 3; count++) {
      status.asking();
      status.succeeded(throws);
    }
    aMoment();
    should(texts()).eql(['asking', '', '']);
    should(shown.at(-1)).eql({ fill: 'green', shape: 'dot', text: '' });
  });

  it('goes on where whoever is shown it throws', () => {
    status = new NodeStatus({ _: (key: string) => key }, { status: throws });
    for (let count = 1; count <= 3; count++) message(`${count} tasks`);
    aMoment();
    status.clear();
  });

  it('shows at most 100 characters, on one line and without control characters', () => {
    message('\u001b[2J8.8\nforged\u202e');
    message('x'.repeat(1_000_000));
    aMoment();
    should(texts()).eql(['asking', '[2J8.8 forged', `${'x'.repeat(100)}…`]);
  });

  it('shows nothing any more once it is cleared', () => {
    for (let count = 1; count <= 3; count++) message(`${count} tasks`);
    status.clear();
    message('4 tasks');
    aMoment();
    should(shown.at(-1)).eql({});
  });
});
