import should from 'should';
import { userTask } from '../../../src/entities/user-task';
import type { JsonObject } from '../../../src/json-object';
import { shapedItem } from '../../../src/search/items';
import { tasklistNaming } from '../../../src/tasklist/naming';
import type { UserTask } from '../../../src/user-tasks/task-search';
import { recorded, recordedItems } from '../../support/recording';

function first(items: readonly JsonObject[]): JsonObject {
  const [item] = items;
  if (!item) throw new Error('the recording has no task');
  return item;
}

const { namingBefore88, newestNaming } = userTask;

describe('a task in the common shape', () => {
  it('has the newest names and text for keys, from 8.6', () => {
    const item = first(recordedItems('cookie-csrf-off', 'filter by variable'));
    should(item.key).equal(2251799813685278);
    should(shapedItem(item, namingBefore88, 'common')).eql({
      userTaskKey: '2251799813685278',
      state: 'CREATED',
      elementId: 'u',
      elementInstanceKey: '2251799813685277',
      candidateGroups: ['home', 'garden'],
      candidateUsers: ['anna'],
      processDefinitionId: 'water-plants',
      processDefinitionKey: '2251799813685250',
      processInstanceKey: '2251799813685271',
      creationDate: '2026-11-21T19:26:43.279Z',
      tenantId: '<default>',
      externalFormReference: '',
      processDefinitionVersion: 1,
      customHeaders: {},
      priority: 50,
    });
  });

  it('keeps every digit of the keys of the fourth partition', () => {
    const item = first(recordedItems('no-auth-search-5-partitions', 'filter by variable'));
    const task = shapedItem(item, namingBefore88, 'common');
    should(task.processInstanceKey).equal('9007199254740993');
    should(task.elementInstanceKey).equal('9007199254740999');
  });

  it('has the same names from Tasklist, dates in RFC 3339, and nothing that is null or belongs to paging', () => {
    const [item] = recorded('cookie-csrf-off', 'v1: search, three', '/v1/tasks/search') as JsonObject[];
    should(shapedItem(item ?? {}, tasklistNaming, 'common')).eql({
      userTaskKey: '2251799813685278',
      name: 'Water the plants',
      elementId: 'u',
      processName: 'water-plants',
      creationDate: '2026-11-21T19:26:43.279Z',
      state: 'CREATED',
      processDefinitionKey: '2251799813685250',
      processInstanceKey: '2251799813685271',
      tenantId: '<default>',
      dueDate: '2026-11-22T19:26:43.279Z',
      candidateGroups: ['home', 'garden'],
      candidateUsers: ['anna'],
      variables: [],
      implementation: 'ZEEBE_USER_TASK',
      priority: 50,
    });
  });

  it('leaves a task of 8.8 as it is, without what is null', () => {
    const item = {
      userTaskKey: '2251799813685278',
      name: 'Water the plants',
      assignee: null,
      candidateGroups: ['home'],
      candidateUsers: [],
      dueDate: '2026-11-22T19:26:43.279+01:00',
      tags: ['urgent'],
      rootProcessInstanceKey: null,
      customHeaders: { room: 'kitchen' },
    };
    const { assignee: _none, rootProcessInstanceKey: _neither, ...expected } = item;
    should(shapedItem(item, newestNaming, 'common')).eql(expected);
  });

  it('always has lists of candidates', () => {
    for (const naming of [namingBefore88, newestNaming, tasklistNaming]) {
      should(shapedItem({ [naming.key]: '1', candidateGroups: null }, naming, 'common')).eql({
        userTaskKey: '1',
        candidateGroups: [],
        candidateUsers: [],
      });
    }
  });

  const dates: [sent: string, date: string][] = [
    ['2026-11-21T19:26:56.346+0000', '2026-11-21T19:26:56.346Z'],
    ['2026-11-21T20:26:56.346+0100', '2026-11-21T20:26:56.346+01:00'],
    ['2026-11-21T14:26:56.346-0530', '2026-11-21T14:26:56.346-05:30'],
    ['2026-11-21T19:26:56.346Z', '2026-11-21T19:26:56.346Z'],
    ['2026-11-21T20:26:56.346+01:00', '2026-11-21T20:26:56.346+01:00'],
    ['', ''],
  ];
  for (const [sent, date] of dates) {
    it(`has ${date || 'nothing'} for the date ${sent || 'that is empty'}`, () => {
      const item: JsonObject = {
        id: '1',
        creationDate: sent,
        completionDate: sent,
        dueDate: sent,
        followUpDate: sent,
      };
      const { creationDate, completionDate, dueDate, followUpDate } = shapedItem(
        item,
        tasklistNaming,
        'common',
      );
      should([creationDate, completionDate, dueDate, followUpDate]).eql([date, date, date, date]);
    });
  }
});

describe('a raw task', () => {
  it("has the server's names and values, with text for keys", () => {
    const sent = first(recordedItems('cookie-csrf-off', 'filter by variable'));
    const task: UserTask = shapedItem({ ...sent }, namingBefore88, 'raw');
    should(Object.keys(task)).eql(Object.keys(sent));
    should(task).eql({
      ...sent,
      key: '2251799813685278',
      elementInstanceKey: '2251799813685277',
      processDefinitionKey: '2251799813685250',
      processInstanceKey: '2251799813685271',
    });
  });

  it('of Tasklist is what Tasklist sent, nulls and paging included', () => {
    const [sent] = recorded('cookie-csrf-off', 'v1: search, three', '/v1/tasks/search') as JsonObject[];
    should(shapedItem({ ...sent }, tasklistNaming, 'raw')).eql(sent);
  });
});
