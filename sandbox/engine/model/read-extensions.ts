import { extension, extensions, type Moddle, many, one, text } from './moddle';
import type {
  AdHoc,
  Binding,
  FlowNode,
  JobSpec,
  Listener,
  Mapping,
  MultiInstance,
  UserTaskSpec,
} from './model';

/** Zeebe's own element for what an element of the BPMN file does. */
export function readWork(
  element: Moddle,
): Pick<FlowNode, 'job' | 'calledElement' | 'calledDecision' | 'script' | 'userTask' | 'adHoc'> {
  return {
    job: readJob(element),
    calledElement: readCalledElement(element),
    calledDecision: readCalledDecision(element),
    script: readScript(element),
    userTask: element.$type === 'bpmn:UserTask' ? readUserTask(element) : undefined,
    adHoc: element.$type === 'bpmn:AdHocSubProcess' ? readAdHoc(element) : undefined,
  };
}

export function readMappings(element: Moddle): Pick<FlowNode, 'inputs' | 'outputs'> {
  const mapping = extension(element, 'IoMapping');
  const read = (property: string) =>
    many(mapping, property).map(
      (parameter): Mapping => ({
        source: text(parameter, 'source') ?? '',
        target: text(parameter, 'target') ?? '',
      }),
    );
  return { inputs: read('inputParameters'), outputs: read('outputParameters') };
}

export function readExecutionListeners(element: Moddle): Listener[] {
  return many(extension(element, 'ExecutionListeners'), 'listeners').map((listener) =>
    readListener(listener, headersOf(element)),
  );
}

export function readMultiInstance(element: Moddle): MultiInstance | undefined {
  const loop = one(element, 'loopCharacteristics');
  if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return undefined;
  const zeebe = extension(loop, 'LoopCharacteristics');
  return {
    isSequential: loop.isSequential === true,
    inputCollection: text(zeebe, 'inputCollection') ?? '',
    inputElement: text(zeebe, 'inputElement'),
    outputCollection: text(zeebe, 'outputCollection'),
    outputElement: text(zeebe, 'outputElement'),
    completionCondition: text(one(loop, 'completionCondition'), 'body'),
  };
}

function readJob(element: Moddle): JobSpec | undefined {
  const definition = extension(element, 'TaskDefinition');
  const type = text(definition, 'type');
  if (type === undefined) return undefined;
  return { type, retries: text(definition, 'retries') ?? '3', headers: headersOf(element) };
}

function headersOf(element: Moddle): Readonly<Record<string, string>> {
  const headers = many(extension(element, 'TaskHeaders'), 'values');
  return Object.fromEntries(
    headers.map((header) => [text(header, 'key') ?? '', text(header, 'value') ?? '']),
  );
}

function readListener(listener: Moddle, ofElement: Readonly<Record<string, string>>): Listener {
  const own = many(one(listener, 'headers'), 'values');
  const headers = Object.fromEntries(own.map((header) => [text(header, 'key'), text(header, 'value') ?? '']));
  return {
    eventType: text(listener, 'eventType') ?? '',
    job: {
      type: text(listener, 'type') ?? '',
      retries: text(listener, 'retries') ?? '3',
      headers: { ...ofElement, ...headers },
    },
  };
}

function readBinding(element: Moddle | undefined): Binding {
  const type = text(element, 'bindingType');
  return {
    type: type === 'deployment' || type === 'versionTag' ? type : 'latest',
    versionTag: text(element, 'versionTag'),
  };
}

function readCalledElement(element: Moddle): FlowNode['calledElement'] {
  const called = extension(element, 'CalledElement');
  const processId = text(called, 'processId');
  if (!called || processId === undefined) return undefined;
  return {
    processId,
    passesAllVariables: called.propagateAllParentVariables !== false,
    returnsAllVariables: called.propagateAllChildVariables !== false,
    binding: readBinding(called),
  };
}

function readCalledDecision(element: Moddle): FlowNode['calledDecision'] {
  const called = extension(element, 'CalledDecision');
  const [decisionId, resultVariable] = [text(called, 'decisionId'), text(called, 'resultVariable')];
  if (!called || decisionId === undefined || resultVariable === undefined) return undefined;
  return { decisionId, resultVariable, binding: readBinding(called) };
}

function readScript(element: Moddle): FlowNode['script'] {
  const script = extension(element, 'Script');
  const [expression, resultVariable] = [text(script, 'expression'), text(script, 'resultVariable')];
  return expression === undefined || resultVariable === undefined
    ? undefined
    : { expression, resultVariable };
}

function readUserTask(element: Moddle): UserTaskSpec {
  const [assignment, schedule, form] = ['AssignmentDefinition', 'TaskSchedule', 'FormDefinition'].map(
    (type) => extension(element, type),
  );
  return {
    implementation: extensions(element).some(({ $type }) => $type === 'zeebe:UserTask')
      ? 'ZEEBE_USER_TASK'
      : 'JOB_WORKER',
    assignee: text(assignment, 'assignee'),
    candidateGroups: text(assignment, 'candidateGroups'),
    candidateUsers: text(assignment, 'candidateUsers'),
    dueDate: text(schedule, 'dueDate'),
    followUpDate: text(schedule, 'followUpDate'),
    priority: text(extension(element, 'PriorityDefinition'), 'priority'),
    formId: text(form, 'formId'),
    formBinding: readBinding(form),
    formKey: text(form, 'formKey'),
    externalReference: text(form, 'externalReference'),
    listeners: many(extension(element, 'TaskListeners'), 'listeners').map((listener) =>
      readListener(listener, headersOf(element)),
    ),
  };
}

/** The id of the form of a process's start event. */
export function readStartForm(process: Moddle): string | undefined {
  const starts = many(process, 'flowElements').filter(({ $type }) => $type === 'bpmn:StartEvent');
  return starts.map((event) => text(extension(event, 'FormDefinition'), 'formId')).find((id) => id);
}

function readAdHoc(element: Moddle): AdHoc {
  const zeebe = extension(element, 'AdHoc');
  return {
    activeElements: text(zeebe, 'activeElementsCollection'),
    completionCondition: text(one(element, 'completionCondition'), 'body'),
    cancelsRemaining: element.cancelRemainingInstances !== false,
    outputCollection: text(zeebe, 'outputCollection'),
    outputElement: text(zeebe, 'outputElement'),
  };
}
