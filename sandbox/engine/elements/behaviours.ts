import type { Behaviours } from '../run/run';
import { enterUserTask } from '../work/user-tasks';
import { adHocInnerInstance, adHocSubProcess } from './ad-hoc';
import { callActivity } from './call-activity';
import { boundaryEvent, catchEvent, endEvent, startEvent, throwEvent } from './events';
import { eventBasedGateway, exclusiveGateway, inclusiveGateway, parallelGateway } from './gateways';
import { multiInstanceBody } from './multi-instance';
import { scope } from './scopes';
import { businessRuleTask, jobTask, plainTask, scriptTask } from './tasks';

/** What each kind of element does. */
export const behaviours: Behaviours = {
  PROCESS: scope,
  SUB_PROCESS: scope,
  EVENT_SUB_PROCESS: scope,
  AD_HOC_SUB_PROCESS: adHocSubProcess,
  AD_HOC_SUB_PROCESS_INNER_INSTANCE: adHocInnerInstance,
  MULTI_INSTANCE_BODY: multiInstanceBody,
  START_EVENT: startEvent,
  INTERMEDIATE_CATCH_EVENT: catchEvent,
  INTERMEDIATE_THROW_EVENT: throwEvent,
  BOUNDARY_EVENT: boundaryEvent,
  END_EVENT: endEvent,
  TASK: plainTask,
  MANUAL_TASK: plainTask,
  SERVICE_TASK: jobTask,
  SEND_TASK: jobTask,
  RECEIVE_TASK: catchEvent,
  USER_TASK: { enter: enterUserTask },
  SCRIPT_TASK: scriptTask,
  BUSINESS_RULE_TASK: businessRuleTask,
  CALL_ACTIVITY: callActivity,
  EXCLUSIVE_GATEWAY: exclusiveGateway,
  INCLUSIVE_GATEWAY: inclusiveGateway,
  PARALLEL_GATEWAY: parallelGateway,
  EVENT_BASED_GATEWAY: eventBasedGateway,
};
