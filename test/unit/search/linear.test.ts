import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Node, NodeAPI } from 'node-red';
import should from 'should';
import { relativeRows } from '../../../nodes/common/search/relative-date';
import { typedValue, wholeNumber } from '../../../nodes/common/typed-value';
import { variableNames } from '../../../nodes/common/variable-names';
import { userTask } from '../../../src/entities/user-task';
import { CamundaError } from '../../../src/errors';
import { readInput } from '../../../src/operations/read-input';
import { refused } from '../../../src/operations/refusal';
import { updateUserTask, userTaskKey } from '../../../src/operations/user-tasks';
import { readSearchAnswer } from '../../../src/search/answer';
import { addQueryFilter, formConditions } from '../../../src/search/conditions';
import { filterValue } from '../../../src/search/filter-value';
import { keyOf, shapedItem } from '../../../src/search/items';
import { readQuery } from '../../../src/search/query';
import { searchRequest } from '../../../src/search/search-request';
import { sentence } from '../../../src/sentence';
import { tasklistNaming } from '../../../src/tasklist/naming';
import { OF_A_TASKLIST_COMMAND } from '../../../src/tasklist/refusals';
import { includedVariables } from '../../../src/tasklist/search-with-variables';
import { tasklistRequest } from '../../../src/tasklist/tasklist-request';
import { readForm } from '../../../src/user-tasks/form';
import { listedVariables, variablesIn } from '../../../src/user-tasks/variables';
import { rankOf, ServerVersions } from '../../../src/version';
import { filesUnder, root } from '../../promises/package/project';
import { searchFor } from '../../support/searches';

const SIZE = 100_000;

/** Texts of 100 KB that make an expression go back and forth, where it can. */
const TEXTS = [
  '0',
  'a',
  ' ',
  ',',
  '.',
  '-',
  '$',
  '{',
  '"',
  '\\',
  '\n',
  '${',
  '0-',
  'P1',
  ' ,',
  '[',
  'task with id 1',
].map((part) => part.repeat(SIZE / part.length));
const HOSTILE = TEXTS.flatMap((text) => [
  text,
  `${text}!`,
  `\${${text}`,
  `task with id ${text}`,
  `-P${text}`,
]);

/** Microseconds of work, for which a quadratic one takes minutes. */
const MUCH = 3_000_000;

/** Whatever comes out; what goes on is what it cost. */
function work(action: () => unknown): number {
  const started = process.cpuUsage();
  try {
    action();
  } catch (failure) {
    should(failure).be.instanceOf(CamundaError);
  }
  return process.cpuUsage(started).user;
}

/** Every regular expression that is written in the package. */
function expressions(): RegExp[] {
  const files = ['src', 'nodes'].flatMap((area) =>
    filesUnder(path.join(root, area)).map((file) => path.join(root, area, file)),
  );
  const sources = files.filter((file) => file.endsWith('.ts')).map((file) => readFileSync(file, 'utf8'));
  const literal =
    /(?<=[=(,?:&|>]\s*)\/(?![/*])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([a-z]*)(?=[.,;)\s])/g;
  return sources.flatMap((source) =>
    [...source.matchAll(literal)].map(([, pattern = '', flags]) => new RegExp(pattern, flags)),
  );
}

const readChanges = (changes: unknown) => readInput({ changes: updateUserTask.input.changeset }, { changes });

describe('Foreign text of 100 KB', () => {
  const found = expressions();

  it('is looked for with expressions that this test finds', () => {
    should(found.map(String)).containDeep([
      String(/^\d+$/),
      String(/^[ -~]{1,60}$/),
      String(/^[\w.-]{1,100}$/),
    ]);
  });

  for (const expression of found) {
    it(`is soon looked through by ${expression}`, () => {
      for (const text of HOSTILE) should(work(() => expression.test(text))).be.below(MUCH);
    });
  }

  const RED = { util: { evaluateNodeProperty: (value: string) => value } } as unknown as NodeAPI;
  const nobody = {} as Node;
  const refusal = (detail: string) =>
    new CamundaError('CAMUNDA_NOT_FOUND', sentence`no`, {
      source: 'api',
      status: 404,
      title: detail,
      detail,
    });
  const readers: Record<string, (text: string) => unknown> = {
    relativeRows: (text) => relativeRows('dueDate', '$eq', text, 0),
    typedValue: (text) => typedValue(RED, nobody, {}, text, 'str'),
    wholeNumber: (text) => wholeNumber(sentence`Limit`, text, 0, 1),
    variableNames,
    formConditions: (text) =>
      formConditions(userTask, [{ field: `processInstanceVariables.${text}`, operator: '$eq', value: text }]),
    addQueryFilter: (text) =>
      addQueryFilter(userTask, new Map(), { [text]: text, dueDate: { [text]: text } }),
    filterValue: (text) => {
      for (const kind of ['text', 'key', 'number', 'date', 'tags', 'variables'] as const) {
        work(() => filterValue(kind, '$eq', text, text));
      }
    },
    readQuery: (text) => readQuery(text),
    rankOf,
    remember: (text) => new ServerVersions(async () => ({ requests: 0 })).remember({ gatewayVersion: text }),
    includedVariables: (text) => includedVariables(text.split(','), [{ name: text }]),
    tasklistRequest: (text) => tasklistRequest(searchFor({ query: { sort: [{ field: text }] } }), text),
    searchRequest: (text) => searchRequest(userTask, searchFor({ query: { page: { after: text } } }), text),
    keyOf: (text) => keyOf({ id: text }, tasklistNaming),
    shapedItem: (text) =>
      shapedItem({ id: text, creationDate: text, [text]: text }, tasklistNaming, 'common'),
    readSearchAnswer: (text) =>
      readSearchAnswer(
        { status: 200, body: { items: [], page: { lastSortValues: [text] } }, requests: 1 },
        userTask,
        userTask.namingBefore88,
      ),
    readForm: (text) => readForm({ schema: text }, 200),
    readInput: (text) => readInput({ userTaskKey }, { userTaskKey: text }),
    changes: (text) => readChanges({ dueDate: text, candidateUsers: text, [text]: text }),
    refused: (text) => refused(refusal(text), OF_A_TASKLIST_COMMAND, text),
    variablesIn: (text) => variablesIn([{ name: text, value: text }]),
  };
  for (const [name, read] of Object.entries(readers)) {
    it(`is soon read by ${name}`, () => {
      for (const text of HOSTILE) should(work(() => read(text))).be.below(MUCH);
    });
  }
});

describe('Foreign lists of 100,000', () => {
  const many = <T>(one: (index: number) => T): T[] => Array.from({ length: SIZE }, (_, index) => one(index));
  const variables = many((index) => ({ name: `v${index}`, value: '1' }));
  const named = Object.fromEntries(many((index) => [`v${index}`, 1]));
  const names = many((index) => `v${index}`);

  const readers: Record<string, () => unknown> = {
    'variables of a task': () => variablesIn(listedVariables(variables, 200)),
    'names of variables in a form': () => variableNames(names.join()),
    'names of variables beside those of a query': () => includedVariables(names, variables),
    'variables in a filter': () => addQueryFilter(userTask, new Map(), { localVariables: variables }),
    'fields of a filter': () => addQueryFilter(userTask, new Map(), named),
    'members of a query over /v2': () => searchRequest(userTask, searchFor({ query: named }), undefined),
    'members of a query over v1': () => tasklistRequest(searchFor({ query: named }), undefined),
    'variables in a query over v1': () =>
      tasklistRequest(searchFor({ query: { taskVariables: variables } }), undefined),
    changes: () => readChanges(named),
    'members of a task': () => shapedItem({ id: '1', ...named }, tasklistNaming, 'common'),
    'tasks of a page': () =>
      readSearchAnswer(
        { status: 200, body: { items: variables, page: {} }, requests: 1 },
        userTask,
        userTask.namingBefore88,
      ),
  };
  for (const [what, read] of Object.entries(readers)) {
    it(`are soon read as ${what}`, () => {
      should(work(read)).be.below(MUCH);
    });
  }
});
