import jsonata from 'jsonata';
import should from 'should';
import { keyFor } from '../../../../../../nodes/common/form/make-flow/message-key';
import { Feel } from '../../../../../../sandbox/engine/feel/feel';
import { bpmn, element, loop, mappings, message, service, start } from '../../../../../support/bpmn/build';
import { cpuTime } from '../../../../../support/cpu-time';
import { planOf, processIn } from '../../../../../support/making/make-flow';

const catching = (key: string) => element('intermediateCatchEvent', 'wait', message('rain', key));

/** A process that waits for a message, and what is made of it. */
function made(key: string, ...parts: readonly string[]) {
  const process = processIn(bpmn('p', start(), ...parts, catching(key)));
  const plan = planOf(process, [], 'cluster');
  const node = plan.nodes.find(({ type }) => type === 'camunda8-message');
  const button = plan.nodes.find(({ wires = [] }) => (wires as string[][]).flat().includes(node?.id ?? ''));
  const [covered] = plan.covered.filter(({ element: { id } }) => id === 'wait');
  return { example: process.example, node, payload: JSON.parse(String(button?.payload)), covered };
}

/** The key that the message node finds in the message of its button, and that for which the process waits. */
async function keysOf(key: string, ...parts: readonly string[]) {
  const { example, node, payload } = made(key, ...parts);
  const { correlationKey, correlationKeyType } = Object(node);
  const found =
    correlationKeyType === 'str'
      ? correlationKey
      : await jsonata(String(correlationKey)).evaluate({ payload });
  const waiting = new Feel(() => 0).evaluate(key, (name) => example[name]).value;
  return { found, waiting };
}

describe('the correlation key of a message node', () => {
  for (const [key, expected] of [
    ['="all"', 'all'],
    ['=12', '12'],
    ['=order.id', 'id 1'],
    ['="order-" + id', 'order-id 1'],
    ['=string(id)', 'id 1'],
    ['=id + "-" + string(order.number) + "/x"', 'id 1-number 1/x'],
    ['=order.items[1].id', 'id 1'],
    ['=orders[1]', 'orders 1'],
    ['=if kind = "large" then "big-" + id else id', 'big-id 1'],
    ['=if amount > 100 and kind != "small" then string(amount) else "none"', 'none'],
    ['=größe.wert', 'wert 1'],
  ] as const) {
    it(`is what the process waits for, of the example of its variables: ${key}`, async () => {
      const { found, waiting } = await keysOf(key);
      should(String(found)).equal(expected);
      should(String(waiting)).equal(expected);
      should(made(key).covered).not.have.property('key');
    });
  }

  it('follows what is in the button, so that it fits other variables too', async () => {
    const { node } = made('="order-" + id');
    should(node).match({ correlationKeyType: 'jsonata' });
    const found = await jsonata(String(node?.correlationKey)).evaluate({ payload: { id: '4711' } });
    should(found).equal('order-4711');
  });

  for (const key of [
    '=a + b',
    '=count - 1',
    '=upper case(id)',
    '=orders[price > 3].id',
    '=order.items[2].id',
    '=for x in orders return x',
    '=date and time(now).year',
    '="a\\"b" + id',
    '=my id',
    '=open',
    '=',
  ]) {
    it(`is left to people where it cannot be told: ${key}`, () => {
      const { node, covered } = made(
        key,
        element('exclusiveGateway', 'g'),
        service('w', mappings({ x: '=open = true' })),
      );
      should(node).match({ correlationKey: 'correlationKey', correlationKeyType: 'msg' });
      should(covered).match({ state: 'new', key: { expression: key, left: 'expression' } });
    });
  }

  it('is left to people where the process sets it, with a button that has its place', () => {
    const inLoop = loop({ inputCollection: '=orders', inputElement: 'item' });
    const { node, payload, covered } = made('=item.id', service('each', inLoop));
    should(node).match({ correlationKey: 'payload.item.id', correlationKeyType: 'msg' });
    should(payload).eql({ item: { id: 'id 1' } });
    should(covered).match({ key: { expression: '=item.id', left: 'process' } });
  });

  it('is read in bounded time and depth', () => {
    const elapsed = cpuTime();
    for (const part of ['(', 'string(', 'if a then ', 'a.', '"a"+', 'a[1]']) {
      should(keyFor(`=${part.repeat(100_000)}`, {}).left).equal('expression');
      should(keyFor(`=${part.repeat(80)}"a"`, {}).type).be.String();
    }
    should(keyFor('=__proto__.id', {}).left).equal('expression');
    should(elapsed()).be.below(1_000);
  });
});
