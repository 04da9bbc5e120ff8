import { userTask } from '../../src/entities/user-task';
import { watchingForm } from '../common/form/events/watching-form';
import { EVENTS } from './choices';

export { chooseOnlyCluster } from '../common/form/only-cluster';

export const {
  prepare,
  save,
  outputLabel,
  validateFilters,
  validateQuery,
  validateInterval,
  validateFullInterval,
} = watchingForm({
  type: 'camunda8-task-events',
  entity: userTask,
  events: EVENTS,
  newFilter: { field: 'assignee', operator: '$eq', value: '', valueType: 'str' },
  asked: 'camunda8-search-tasks',
});
