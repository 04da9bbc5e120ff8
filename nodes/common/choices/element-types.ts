/** What a process has elements of, as BPMN names it. */
export const ELEMENT_TYPES: readonly string[] = [
  ...['task', 'userTask', 'serviceTask', 'scriptTask', 'businessRuleTask', 'sendTask', 'receiveTask'],
  ...['manualTask', 'callActivity', 'subProcess', 'adHocSubProcess', 'transaction'],
  ...['startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent'],
  ...['exclusiveGateway', 'inclusiveGateway', 'parallelGateway', 'eventBasedGateway'],
];
