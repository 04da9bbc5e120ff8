import { incident } from '../../src/entities/incident';
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
  type: 'camunda8-incident-events',
  entity: incident,
  events: EVENTS,
  newFilter: { field: 'processDefinitionId', operator: '$eq', value: '', valueType: 'str' },
  asked: 'camunda8-search',
  files: ['BPMN'],
});
