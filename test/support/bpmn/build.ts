/**
 * Small BPMN files. What belongs to the top of the file, such as messages, stands in a comment where it is used, and
 * `bpmn` brings it there.
 */
export function bpmn(id: string, ...parts: readonly string[]): string {
  return bpmnFile(process(id, ...parts));
}

/** A file of several processes. */
export function bpmnFile(...processes: readonly string[]): string {
  const body = processes.join('\n');
  const tops = new Set(Array.from(body.matchAll(/<!--top (.*?)-->/gs), ([, top = '']) => top));
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="file" targetNamespace="http://bpmn.io/schema/bpmn">
${body.replace(/<!--top .*?-->/gs, '')}
${[...tops].join('\n')}
</bpmn:definitions>`;
}

export const process = (id: string, ...parts: readonly string[]) =>
  element('process isExecutable="true"', id, ...parts);

/** A process of one user task, without Zeebe's own extension element one of a job worker. */
export function bpmnOfTask(id: string, taskId: string, name: string, ...parts: readonly string[]): string {
  const task = element(`userTask name="${escaped(name)}"`, taskId, ...parts);
  return bpmn(id, start(), task, end(), flows(`start ${taskId} end`));
}

/** An element with its attributes beside its name; children of Zeebe's become extension elements. */
export function element(tag: string, id: string, ...children: readonly string[]): string {
  const [name] = tag.split(' ');
  const extensions = children.filter((child) => child.startsWith('<zeebe:'));
  const others = children.filter((child) => !child.startsWith('<zeebe:'));
  const own =
    extensions.length === 0 ? '' : `<bpmn:extensionElements>${extensions.join('')}</bpmn:extensionElements>`;
  return `<bpmn:${tag} id="${id}">${own}${others.join('')}</bpmn:${name}>`;
}

/** Flows from each to the next of the names; their ids are `from-to`. */
export function flows(names: string): string {
  const ids = names.split(' ');
  return ids
    .slice(1)
    .map((to, i) => flow(ids[i] ?? '', to))
    .join('');
}

export function flow(from: string, to: string, condition?: string): string {
  const body =
    condition === undefined
      ? ''
      : `<bpmn:conditionExpression>${escaped(condition)}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${body}</bpmn:sequenceFlow>`;
}

export const start = (id = 'start', ...children: readonly string[]) => element('startEvent', id, ...children);
export const end = (id = 'end', ...children: readonly string[]) => element('endEvent', id, ...children);

/** A service task whose job has its id as type. */
export const service = (id: string, ...children: readonly string[]) =>
  element('serviceTask', id, job(id), ...children);

export const job = (type: string, retries = '3') => zeebe('taskDefinition', { type, retries });

/** One of Zeebe's extension elements. */
export function zeebe(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly string[]
): string {
  const own = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${escaped(value)}"`);
  return `<zeebe:${name}${own.join('')}>${children.join('')}</zeebe:${name}>`;
}

/** Input and output mappings, as `source` by `target`. */
export function mappings(
  inputs: Readonly<Record<string, string>>,
  outputs: Readonly<Record<string, string>> = {},
): string {
  const write = (name: string, pairs: Readonly<Record<string, string>>) =>
    Object.entries(pairs).map(([target, source]) => zeebe(name, { source, target }));
  return zeebe('ioMapping', {}, ...write('input', inputs), ...write('output', outputs));
}

/** A loop over a list. */
export function loop(
  attributes: Readonly<Record<string, string>>,
  isSequential = false,
  condition?: string,
): string {
  const until =
    condition === undefined
      ? ''
      : `<bpmn:completionCondition>${escaped(condition)}</bpmn:completionCondition>`;
  return `<bpmn:multiInstanceLoopCharacteristics isSequential="${isSequential}"><bpmn:extensionElements>${zeebe('loopCharacteristics', attributes)}</bpmn:extensionElements>${until}</bpmn:multiInstanceLoopCharacteristics>`;
}

export function message(name: string, correlationKey?: string): string {
  const id = `message-${name}`;
  const own = correlationKey === undefined ? '' : zeebe('subscription', { correlationKey });
  return `<bpmn:messageEventDefinition messageRef="${id}"/>${top(element(`message name="${name}"`, id, own))}`;
}

export const signal = (name: string) => referring('signal', 'name', name);
export const error = (code?: string) => referring('error', 'errorCode', code);
export const escalation = (code?: string) => referring('escalation', 'escalationCode', code);
export const terminate = () => '<bpmn:terminateEventDefinition/>';
export const link = (name: string) => `<bpmn:linkEventDefinition name="${name}"/>`;
export const compensate = (activity?: string) =>
  `<bpmn:compensateEventDefinition${activity === undefined ? '' : ` activityRef="${activity}"`}/>`;

export function timer(kind: 'date' | 'duration' | 'cycle', source: string): string {
  const name = `time${kind[0]?.toUpperCase()}${kind.slice(1)}`;
  return `<bpmn:timerEventDefinition><bpmn:${name}>${escaped(source)}</bpmn:${name}></bpmn:timerEventDefinition>`;
}

export function boundary(id: string, of: string, event: string, isInterrupting = true): string {
  return element(`boundaryEvent attachedToRef="${of}" cancelActivity="${isInterrupting}"`, id, event);
}

export const eventSubProcess = (id: string, ...children: readonly string[]) =>
  element('subProcess triggeredByEvent="true"', id, ...children);

function referring(kind: string, attribute: string, value?: string): string {
  if (value === undefined) return `<bpmn:${kind}EventDefinition/>`;
  const id = `${kind}-${value}`;
  return `<bpmn:${kind}EventDefinition ${kind}Ref="${id}"/>${top(element(`${kind} ${attribute}="${value}"`, id))}`;
}

const top = (xml: string) => `<!--top ${xml}-->`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
