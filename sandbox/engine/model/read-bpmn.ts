import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { type Checker, faultsOfProcess } from './check-bpmn';
import { type Fault, FileFault, faultsOfReferences } from './faults';
import { extension, type Moddle, many, one, type Parsed, text } from './moddle';
import type { ElementType, FlowNode, ProcessModel } from './model';
import { readEvent, readMessage } from './read-events';
import {
  readExecutionListeners,
  readMappings,
  readMultiInstance,
  readStartForm,
  readWork,
} from './read-extensions';

const TYPES: Readonly<Record<string, ElementType>> = {
  'bpmn:SubProcess': 'SUB_PROCESS',
  'bpmn:AdHocSubProcess': 'AD_HOC_SUB_PROCESS',
  'bpmn:StartEvent': 'START_EVENT',
  'bpmn:IntermediateCatchEvent': 'INTERMEDIATE_CATCH_EVENT',
  'bpmn:IntermediateThrowEvent': 'INTERMEDIATE_THROW_EVENT',
  'bpmn:BoundaryEvent': 'BOUNDARY_EVENT',
  'bpmn:EndEvent': 'END_EVENT',
  'bpmn:Task': 'TASK',
  'bpmn:ServiceTask': 'SERVICE_TASK',
  'bpmn:SendTask': 'SEND_TASK',
  'bpmn:ReceiveTask': 'RECEIVE_TASK',
  'bpmn:UserTask': 'USER_TASK',
  'bpmn:ManualTask': 'MANUAL_TASK',
  'bpmn:ScriptTask': 'SCRIPT_TASK',
  'bpmn:BusinessRuleTask': 'BUSINESS_RULE_TASK',
  'bpmn:CallActivity': 'CALL_ACTIVITY',
  'bpmn:ExclusiveGateway': 'EXCLUSIVE_GATEWAY',
  'bpmn:InclusiveGateway': 'INCLUSIVE_GATEWAY',
  'bpmn:ParallelGateway': 'PARALLEL_GATEWAY',
  'bpmn:EventBasedGateway': 'EVENT_BASED_GATEWAY',
};

/** What a file may hold beside elements that run. */
const DRAWN_ONLY = [
  'bpmn:SequenceFlow',
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
];

/**
 * The executable processes of a BPMN file.
 * @throws FileFault with Zeebe's words: it is no BPMN, or has what the engine cannot run
 */
export async function readBpmn(xml: string, checker: Checker): Promise<ProcessModel[]> {
  const { rootElement, warnings } = await parse(xml);
  const processes = many(rootElement, 'rootElements').filter(
    ({ $type, isExecutable }) => $type === 'bpmn:Process' && isExecutable === true,
  );
  const faults: Fault[] = [...faultsOfReferences(warnings)];
  if (processes.length === 0)
    faults.push({ element: 'definitions', message: 'Must contain at least one executable process' });
  const models = processes.map((process) => new ProcessReader(process, faults).read());
  for (const model of models) faults.push(...faultsOfProcess(model, checker));
  if (faults.length > 0) throw new FileFault(faults);
  return models;
}

async function parse(xml: string): Promise<Parsed> {
  try {
    return await new BpmnModdle({ zeebe }).fromXML(xml);
  } catch (error) {
    const element = /<([A-Za-z][\w:.-]*)/.exec(xml)?.[1];
    const isOther = element !== undefined && !/(^|:)definitions$/.test(element);
    const line = isOther
      ? `cvc-elt.1.a: Cannot find the declaration of element '${element}'.`
      : String(error instanceof Error ? error.message : error).split('\n')[0];
    throw new FileFault(`Error: URI=null Line=1: ${line}`);
  }
}

/** Turns the elements of one process into our own, which know each other. */
class ProcessReader {
  readonly #elements = new Map<string, FlowNode>();

  constructor(
    readonly process: Moddle,
    readonly faults: Fault[],
  ) {}

  read(): ProcessModel {
    const id = this.process.id ?? '';
    const root = this.#node(this.process, 'PROCESS', undefined);
    this.#readScope(this.process, root);
    this.#attach();
    const versionTag = text(extension(this.process, 'VersionTag'), 'value');
    const startFormId = readStartForm(this.process);
    return { id, name: this.process.name, versionTag, startFormId, root, elements: this.#elements };
  }

  #readScope(scope: Moddle, node: FlowNode): void {
    for (const element of many(scope, 'flowElements')) {
      const type = element.triggeredByEvent === true ? 'EVENT_SUB_PROCESS' : TYPES[element.$type];
      if (type) {
        const child = this.#node(element, type, node);
        node.children.push(child);
        this.#readScope(element, child);
      } else if (!DRAWN_ONLY.includes(element.$type)) {
        this.#fault(element, 'Elements of this type are not supported');
      }
    }
    this.#readFlows(scope);
  }

  #readFlows(scope: Moddle): void {
    for (const flow of many(scope, 'flowElements')) {
      const source = this.#elements.get(one(flow, 'sourceRef')?.id ?? '');
      const target = this.#elements.get(one(flow, 'targetRef')?.id ?? '');
      if (flow.$type !== 'bpmn:SequenceFlow' || !source || !target) continue;
      const condition = text(one(flow, 'conditionExpression'), 'body');
      const read = { id: flow.id ?? '', source, target, condition };
      source.outgoing.push(read);
      target.incoming.push(read);
    }
    for (const association of many(scope, 'artifacts')) {
      const source = this.#elements.get(one(association, 'sourceRef')?.id ?? '');
      const target = this.#elements.get(one(association, 'targetRef')?.id ?? '');
      if (source?.event.kind === 'compensation' && target) source.handler = target;
    }
  }

  #node(element: Moddle, type: ElementType, scope: FlowNode | undefined): FlowNode {
    const event = type === 'RECEIVE_TASK' ? readMessage(element) : readEvent(element);
    if (!event) this.#fault(element, 'Event definition of this type is not supported');
    const node: FlowNode = {
      id: element.id ?? '',
      name: element.name,
      type,
      scope,
      outgoing: [],
      incoming: [],
      ...readMappings(element),
      event: event ?? { kind: 'none' },
      listeners: readExecutionListeners(element),
      ...readWork(element),
      defaultFlow: one(element, 'default')?.id,
      multiInstance: readMultiInstance(element),
      isInterrupting: (type === 'BOUNDARY_EVENT' ? element.cancelActivity : element.isInterrupting) !== false,
      isForCompensation: element.isForCompensation === true,
      attachedTo: one(element, 'attachedToRef')?.id,
      boundaryEvents: [],
      children: [],
    };
    this.#elements.set(node.id, node);
    return node;
  }

  #attach(): void {
    for (const node of this.#elements.values()) {
      if (node.attachedTo !== undefined) this.#elements.get(node.attachedTo)?.boundaryEvents.push(node);
    }
  }

  #fault(element: Moddle, message: string): void {
    this.faults.push({ element: element.id ?? element.$type, message });
  }
}
