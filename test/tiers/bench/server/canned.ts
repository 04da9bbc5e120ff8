/** What the server of the benchmark answers: tasks of 1,000 bytes in the shape of Camunda 8.8 (its UserTaskResult). */

/** Answers by the assignee that a search asks for: of one task, or of 99, a page of 100 that is not full. A start has none. */
export const tasksOf = { small: 1, large: 99, start: 0 };
export type Size = keyof typeof tasksOf;

/** Assignee of a search that pages, with the number of its tasks, e.g. `pages-10000`. */
const PAGES = /"assignee":"pages-(\d+)"/;
const DEFAULT_LIMIT = 100;
/** Keys of partition 1 begin here. */
const FIRST_KEY = 2 ** 51;
const TASK_BYTES = 1_000;

function task(index: number): object {
  return {
    name: 'Check the invoice',
    state: 'CREATED',
    assignee: 'anna',
    elementId: 'check-invoice',
    candidateGroups: ['accounting', 'management'],
    candidateUsers: [],
    processDefinitionId: 'invoice',
    creationDate: '2026-11-21T19:32:01.377Z',
    dueDate: '2026-11-28T19:32:01.377Z',
    tenantId: '<default>',
    processDefinitionVersion: 3,
    customHeaders: { department: 'accounting', form: '' },
    priority: 50,
    userTaskKey: String(FIRST_KEY + index),
    elementInstanceKey: String(FIRST_KEY + 1_000_000),
    processName: 'Invoice receipt',
    processDefinitionKey: String(FIRST_KEY + 2_000_000),
    processInstanceKey: String(FIRST_KEY + 3_000_000),
    formKey: String(FIRST_KEY + 4_000_000),
  };
}

const padding = 'x'.repeat(TASK_BYTES - JSON.stringify(task(0)).length);
const template = JSON.stringify(task(0)).replace('"form":""', `"form":"${padding}"`);
const [beforeKey = '', afterKey = ''] = template.split(String(FIRST_KEY));

function page(first: number, count: number, total: number): Buffer {
  const items: string[] = [];
  for (let index = first; index < first + count; index++) {
    items.push(beforeKey + (FIRST_KEY + index) + afterKey);
  }
  const endCursor = count > 0 ? `"${first + count}"` : 'null';
  return Buffer.from(
    `{"items":[${items.join(',')}],"page":{"totalItems":${total},"hasMoreTotalItems":false,"startCursor":null,"endCursor":${endCursor}}}`,
  );
}

const answers = {
  small: page(0, tasksOf.small, tasksOf.small),
  large: page(0, tasksOf.large, tasksOf.large),
};

/** The answer to a search with this body. */
export function answerTo(body: string): Buffer {
  const total = Number(PAGES.exec(body)?.[1]);
  if (Number.isNaN(total)) return body.includes('"large"') ? answers.large : answers.small;
  const { page: asked = {} } = JSON.parse(body);
  const first = Number(asked.after ?? 0);
  return page(first, Math.min(asked.limit ?? DEFAULT_LIMIT, total - first), total);
}

/** The answer to a start. */
export const started = Buffer.from(
  JSON.stringify({
    processDefinitionId: 'invoice',
    processDefinitionVersion: 3,
    tenantId: '<default>',
    variables: {},
    processDefinitionKey: String(FIRST_KEY + 2_000_000),
    processInstanceKey: String(FIRST_KEY + 3_000_000),
    tags: [],
  }),
);

/** As a cluster of one broker says it. */
export const topology = Buffer.from(
  JSON.stringify({
    gatewayVersion: '8.8.0',
    clusterSize: 1,
    partitionsCount: 1,
    replicationFactor: 1,
    brokers: [],
  }),
);

/** A token of 800 characters that looks like a JWT, which `@camunda8/sdk` demands, and lives for a day. */
export function tokenAnswer(): Buffer {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iat: now, exp: now + 86_400, sub: 'bench' })}.`;
  const token = head.padEnd(800, 'x');
  return Buffer.from(JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 86_400 }));
}
