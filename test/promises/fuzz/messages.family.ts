import fc from 'fast-check';
import { attackedBy, clusterNode, flowsWith, SECRETS } from './flows';
import { OPERATIONS } from './operations';
import { keepPromises } from './promises';
import { lengthOf, membersOf, type Recipe } from './recipe';
import { batchOf, mutated, name, value, words } from './values';
import type { Sent } from './victim';
import type { Family, World } from './world';

/** A message to a node, of a Camunda that answers well. */
interface Message {
  operation: string;
  msg: Record<string, Recipe>;
}

/** Messages of one batch, and about how many characters they have together. */
const MOST = 150;
const BUDGET = 25_000_000;

/** Two clusters, without a login and with one. */
const PLAIN = 'cluster-plain';
const SESSION = 'cluster-session';

const TAKING = Object.keys(OPERATIONS).filter((operation) => OPERATIONS[operation]?.sends !== 'none');

const PARTS = words('payload topic parts headers camunda error req res userTaskKey variables changes');

/** Members that every message can have, whatever the node looks at. */
const others = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...PARTS), name), value), { maxLength: 2 })
  .map((entries): Record<string, Recipe> => Object.fromEntries(entries));

const message: fc.Arbitrary<Message> = fc.constantFrom(...TAKING).chain((operation) => {
  const good = mutated(OPERATIONS[operation]?.msg ?? {}, value);
  return fc
    .record({ good, others })
    .map(({ good, others }) => ({ operation, msg: { ...membersOf(good), ...others } }));
});

async function attack({ camunda, victim }: World, messages: Message[]): Promise<void> {
  const version = '8.8.0';
  camunda.become(new Map([PLAIN, SESSION].map((name) => [name, { version, answers: {} }])));
  const clusters = [clusterNode(camunda.url, PLAIN, 'none'), clusterNode(camunda.url, SESSION, 'cookie')];
  const nodes = TAKING.map((operation, place) => attackedBy(operation, place % 5 === 0 ? SESSION : PLAIN));
  await victim.deploy(flowsWith(clusters, nodes));
  const sent = messages.map(({ operation, msg }): Sent => {
    // A result may have gone out before Node-RED could not clone the message for its Complete node.
    const sends = OPERATIONS[operation]?.sends === 'one' ? 'at most one' : 'any';
    return { place: TAKING.indexOf(operation), msg, sends };
  });
  const state = await victim.send(sent, SECRETS);
  keepPromises(
    victim,
    state,
    sent.map((one, place) => ({ ...one, place })),
    SECRETS,
  );
}

/** So many conditions that a node which is not linear stands still for half a minute. */
const KNOWN: Message = {
  operation: 'search',
  msg: {
    payload: {
      filter: { processInstanceVariables: { $: 'many', count: 40_000, of: { name: 'a#', value: '1' } } },
    },
  },
};

export const messages: Family<Message> = {
  name: 'messages of any shape',
  batches: batchOf(message, MOST, BUDGET, ({ msg }) => lengthOf(msg)),
  known: [[KNOWN]],
  attack,
};
