import { badAnswers, badLogins, type Case } from './cases';
import { attackedBy, clusterNode, flowsWith, SECRETS } from './flows';
import { goodAnswer } from './good-answers';
import { OPERATIONS } from './operations';
import { BrokenPromise, keepPromises } from './promises';
import type { Sent } from './victim';
import type { Family, World } from './world';

let batches = 0;

/** Each case has a cluster of its own, so that none spoils what another one is told. */
async function attack({ camunda, victim }: World, cases: Case[]): Promise<void> {
  const batch = `batch-${batches++}`;
  const names = cases.map((_, place) => `${batch}-${place}`);
  camunda.become(new Map(cases.map((one, place) => [names[place] ?? '', one])));
  const clusters = cases.map(({ authentication }, place) =>
    clusterNode(camunda.url, names[place] ?? '', authentication),
  );
  const nodes = cases.map(({ operation }, place) => attackedBy(operation, names[place] ?? ''));
  await victim.deploy(flowsWith(clusters, nodes));
  const sent = cases.flatMap(({ operation, messages, inTurn }, place): Sent[] => {
    const { msg = {}, sends } = OPERATIONS[operation] ?? {};
    const one: Sent = { place, msg, sends: sends === 'one' ? 'one' : 'any', inTurn };
    return Array.from({ length: sends === 'none' ? 0 : messages }, () => one);
  });
  keepPromises(victim, await victim.send(sent, SECRETS), sent, SECRETS);
  const restless = names.flatMap((name, place) => (camunda.wasAskedOnAndOn(name) ? [place] : []));
  if (restless.length > 0) throw new BrokenPromise(['a node asks for ever'], { places: restless });
}

const VERSION = '8.8.0';
const ofNobody = { authentication: 'none', version: VERSION, messages: 5, inTurn: true } as const;

/** A version that is no text, in a status; a cursor that is new each time before tasks that are not; tasks in tasks. */
const KNOWN: Case[] = [
  {
    ...ofNobody,
    operation: 'topology',
    answers: {
      topology: {
        ...goodAnswer('topology', VERSION),
        body: { gatewayVersion: { toString: null, valueOf: null } },
      },
    },
  },
  {
    ...ofNobody,
    operation: 'search page by page',
    answers: {
      search2: {
        ...goodAnswer('search2', VERSION),
        endless: { cursor: 'fresh', tasks: 'same', total: null },
      },
    },
  },
  {
    ...ofNobody,
    operation: 'get',
    answers: {
      task2: {
        ...goodAnswer('task2', VERSION),
        body: { userTaskKey: '1', tags: { $: 'deep', levels: 20_000, name: '' } },
      },
    },
  },
];

export const answers: Family<Case> = {
  name: 'answers of any shape',
  batches: badAnswers,
  known: [KNOWN],
  attack,
};

const SHORT_COOKIES: [string, string][] = Array.from({ length: 60 }, (_, place) => [
  'set-cookie',
  `c${place}=e`,
]);

/** Cookies that are one letter, in an error that is full of it. */
const KNOWN_LOGIN: Case = {
  ...ofNobody,
  operation: 'topology',
  authentication: 'cookie',
  answers: {
    login: { ...goodAnswer('login', VERSION), headers: SHORT_COOKIES },
    topology: {
      ...goodAnswer('topology', VERSION),
      status: 500,
      body: { detail: { $: 'long', unit: 'e', count: 200 } },
    },
  },
};

export const logins: Family<Case> = {
  name: 'answers of any shape to a login',
  batches: badLogins,
  known: [[KNOWN_LOGIN]],
  attack,
};
