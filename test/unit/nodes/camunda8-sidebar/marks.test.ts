import should from 'should';
import type { Owner } from '../../../../nodes/common/form/make-flow/found';
import type { ProcessModel } from '../../../../nodes/common/form/model/process-model';
import { householdFiles, processIn } from '../../../support/making/make-flow';

type MarksOf = (process: ProcessModel, nodes: object[], owner: Owner) => Map<string, { id: string }[]>;

// It is compiled with the types of a browser, which tests do not have.
const { marksOf }: { marksOf: MarksOf } = require('../../../../nodes/camunda8-sidebar/form/process/marks');

const door = processIn(householdFiles.get('answer-door') ?? '');
const is = (field: string, value: string) => ({ field, operator: '$eq', value, valueType: 'str' });
const finder = (type: string, ...filters: object[]) => ({ id: type, type, cluster: 'home', filters });
const started = {
  ...{ id: 'start', type: 'camunda8-process-instance', cluster: 'home' },
  ...{ operation: 'start', processDefinitionId: 'answer-door' },
};

/** Elements that have marks, with the nodes for which they stand. */
const marked = (...nodes: object[]) => markedFor(undefined, ...nodes);
const markedFor = (tenancy: Owner['tenancy'], ...nodes: object[]) =>
  Array.from(marksOf(door, nodes, { clusters: ['home'], tenancy }), ([element, own]) => [
    element,
    own.map(({ id }) => id),
  ]);

describe('The nodes that belong to an element', () => {
  it('are those that start the process', () => {
    should(marked(started)).eql([['StartEvent_1', ['start']]]);
  });

  it('are those that hear of its tasks, or look for them', () => {
    const about = is('processDefinitionId', 'answer-door');
    const ids = ['camunda8-task-events', 'camunda8-task', 'camunda8-search-tasks'];
    should(marked(...ids.map((type) => finder(type, about)))).eql([['do-answer-door', ids]]);
  });

  it('are there once, also where they do several things for it', () => {
    const find = finder('camunda8-search-tasks', is('elementId', 'do-answer-door'));
    should(marked(find)).eql([['do-answer-door', ['camunda8-search-tasks']]]);
  });

  it('are none that look for tasks of another process or element, or for all', () => {
    should(marked(finder('camunda8-task', is('processDefinitionId', 'feed-cat')))).eql([]);
    should(marked(finder('camunda8-task', is('elementId', 'do-feed-cat')))).eql([]);
    should(marked(finder('camunda8-task'))).eql([]);
  });

  it('are none that ask another cluster', () => {
    should(marked({ ...started, cluster: 'office' })).eql([]);
  });

  it('are none that work for another tenant', () => {
    const about = is('processDefinitionId', 'answer-door');
    const ofGarden = finder('camunda8-task-events', about, is('tenantId', 'garden'));
    const nodes = [{ ...started, tenantId: 'house' }, ofGarden];
    should(markedFor({ tenantId: 'garden', own: '' }, ...nodes)).eql([
      ['do-answer-door', ['camunda8-task-events']],
    ]);
    should(markedFor({ tenantId: 'house', own: '' }, ...nodes)).eql([['StartEvent_1', ['start']]]);
  });

  it('are those that name no tenant, where the cluster node names it', () => {
    should(markedFor({ tenantId: 'garden', own: 'garden' }, started)).eql([['StartEvent_1', ['start']]]);
    should(markedFor({ tenantId: 'garden', own: '' }, started)).eql([]);
  });
});
