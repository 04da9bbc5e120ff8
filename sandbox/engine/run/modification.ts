import type { FlowNode } from '../model/model';
import { invalidArgument, notFound } from '../refusal';
import { activate, terminate } from './lifecycle';
import type { ElementInstance, ProcessInstance, Variables } from './records';
import type { Run } from './run';
import { setLocal } from './variables';

export interface ActivateInstruction {
  readonly elementId: string;
  /** In which scope, where there are several. */
  readonly ancestorElementInstanceKey?: string | undefined;
  /** Variables of the process, or local ones of a scope that is entered. */
  readonly variableInstructions?:
    | readonly { readonly variables: Variables; readonly scopeId?: string }[]
    | undefined;
}

export type TerminateInstruction = { readonly elementInstanceKey: string } | { readonly elementId: string };

export interface Modification {
  readonly activateInstructions?: readonly ActivateInstruction[] | undefined;
  readonly terminateInstructions?: readonly TerminateInstruction[] | undefined;
  readonly moveInstructions?: readonly MoveInstruction[] | undefined;
}

/** Ends one element instance, or all of an element, and enters another element for each. */
export type MoveInstruction = (
  | { readonly sourceElementId: string }
  | { readonly sourceElementInstanceKey: string }
) &
  Omit<ActivateInstruction, 'elementId'> & {
    readonly targetElementId: string;
    /** Where the source is, rather than in the scope that is looked for. */
    readonly isInSourceParent?: boolean | undefined;
  };

const NOT_ENTERED = ['PROCESS', 'START_EVENT', 'BOUNDARY_EVENT'];

/** @throws Refusal */
export function modifyInstance(run: Run, key: string, modification: Modification): void {
  const root = run.store.elementInstance.get(key);
  if (!root || root.parent || !root.isActive) {
    throw notFound(`Expected to modify process instance but no process instance found with key '${key}'`);
  }
  const { activateInstructions = [], terminateInstructions = [], moveInstructions = [] } = modification;
  const moves = moveInstructions.map((move) => ({ move, sources: sourcesOf(root, move) }));
  const ends = new Set([
    ...terminateInstructions.flatMap((instruction) => meantBy(root, instruction)),
    ...moves.flatMap(({ sources }) => sources),
  ]);
  const begins = [
    ...activateInstructions,
    ...moves.flatMap(({ move, sources }) => sources.map((source) => activationFor(move, source))),
  ];
  const prepared = begins.map((instruction) => prepare(root, instruction));
  for (const begin of prepared) begin(run);
  for (const instance of withEmptied(ends)) terminate(run, instance);
}

/** Enters elements of an instance that has just been made. @throws Refusal */
export function startAt(run: Run, process: ProcessInstance, elementIds: readonly string[]): void {
  const root = run.store.elementInstance.get(process.key);
  if (!root) return;
  for (const begin of elementIds.map((elementId) => prepare(root, { elementId }))) begin(run);
}

/** What cannot be entered is refused before anything is done. @throws Refusal */
export function checkEntered(root: FlowNode, elements: ReadonlyMap<string, FlowNode>, id: string): FlowNode {
  const element = elements.get(id);
  const what = `Expected to modify instance of process '${root.id}' but it contains one or more activate instructions`;
  if (!element) throw invalidArgument(`${what} with an element that could not be found: '${id}'`);
  if (NOT_ENTERED.includes(element.type)) {
    throw invalidArgument(
      `${what} for elements that are unsupported: '${id}'. The activation of elements with type '${element.type}' is not supported.`,
    );
  }
  return element;
}

/** @throws Refusal */
function prepare(root: ElementInstance, instruction: ActivateInstruction): (run: Run) => void {
  const { model } = root.process.definition;
  const element = checkEntered(model.root, model.elements, instruction.elementId);
  const scopes = scopesOf(element);
  const ancestor = ancestorOf(root, instruction);
  let scope = ancestor ?? root;
  const missing: FlowNode[] = [];
  for (const node of scopes.slice(scopes.indexOf(scope.element) + 1)) {
    const active = missing.length > 0 ? [] : scopesInside(scope, node);
    if (active.length > 1) {
      throw invalidArgument(
        `Expected to modify instance of process '${model.id}' but it contains one or more activate instructions for an element that has a flow scope with more than one active instance: '${node.id}'. Can't decide in which instance of the flow scope the element should be activated. Please specify an ancestor element instance key for this activate instruction.`,
      );
    }
    if (!active[0] && node.multiInstance) {
      throw invalidArgument(
        `Expected to modify instance of process '${model.id}' but it contains one or more activate instructions for elements that are unsupported: '${element.id}'. The activation of elements inside a multi-instance subprocess is not supported.`,
      );
    }
    if (active[0]) scope = active[0];
    else missing.push(node);
  }
  return (run) => {
    const entered = new Map<string, ElementInstance>();
    for (let at: ElementInstance | undefined = scope; at; at = at.parent) entered.set(at.element.id, at);
    let inside = scope;
    for (const node of missing) {
      inside = begunScope(inside, node) ?? activate(run, node, inside, { isEmpty: true });
      entered.set(node.id, inside);
    }
    entered.set(element.id, activate(run, element, inside));
    for (const { variables, scopeId } of instruction.variableInstructions ?? []) {
      setLocal(run, entered.get(scopeId ?? '') ?? root, variables);
    }
  };
}

function scopesInside(outer: ElementInstance, node: FlowNode): ElementInstance[] {
  return descendants(outer).filter(({ element, type }) => element === node && type === node.type);
}

/** One that another instruction has made. */
function begunScope({ children }: ElementInstance, node: FlowNode): ElementInstance | undefined {
  return [...(children ?? [])].find(
    ({ element, isEmpty, phase }) => element === node && isEmpty && phase === 'ACTIVATING',
  );
}

/** @throws Refusal */
function ancestorOf(
  root: ElementInstance,
  { ancestorElementInstanceKey: key }: ActivateInstruction,
): ElementInstance | undefined {
  if (key === undefined || key === '-1') return undefined;
  const found = descendants(root).find((instance) => instance.key === key);
  if (found) return found;
  throw invalidArgument(
    `Expected to modify instance of process '${root.element.id}' but it contains one or more activate instructions with an ancestor scope key that does not exist, or is not in an active state: '${key}'`,
  );
}

/** @throws Refusal */
function meantBy(root: ElementInstance, instruction: TerminateInstruction): ElementInstance[] {
  if ('elementId' in instruction) return instancesOf(root, instruction.elementId);
  const { elementInstanceKey: key } = instruction;
  const found = descendants(root).find((instance) => instance.key === key);
  if (found) return [found];
  throw invalidArgument(
    `Expected to modify instance of process '${root.element.id}' but it contains one or more terminate instructions with an element instance that could not be found: '${key}'`,
  );
}

/** @throws Refusal */
function sourcesOf(root: ElementInstance, move: MoveInstruction): ElementInstance[] {
  if ('sourceElementId' in move) return instancesOf(root, move.sourceElementId);
  const { sourceElementInstanceKey: key } = move;
  const found = descendants(root).find((instance) => instance.key === key);
  if (found) return [found];
  throw invalidArgument(
    `Expected to modify instance of process '${root.element.id}' but it contains one or more move instructions with a source element instance that could not be found: '${key}'`,
  );
}

function activationFor(
  { targetElementId: elementId, isInSourceParent, ...how }: MoveInstruction,
  { parent }: ElementInstance,
): ActivateInstruction {
  const ancestorElementInstanceKey = isInSourceParent ? parent?.key : how.ancestorElementInstanceKey;
  return { elementId, ancestorElementInstanceKey, variableInstructions: how.variableInstructions };
}

/** A scope in which all is ended ends with it, and does not complete. */
function withEmptied(ends: Set<ElementInstance>): Set<ElementInstance> {
  // A set goes on with what is added while it is gone through.
  for (const { parent } of ends) {
    const isEmptied = parent?.tokens === 0 && [...(parent.children ?? [])].every((child) => ends.has(child));
    if (parent && isEmptied) ends.add(parent);
  }
  return ends;
}

/** From the process down to what the element is in. */
function scopesOf({ scope }: FlowNode): FlowNode[] {
  return scope ? [...scopesOf(scope), scope] : [];
}

function instancesOf(root: ElementInstance, elementId: string): ElementInstance[] {
  return descendants(root).filter(({ element, isWhole }) => element.id === elementId && isWhole);
}

/** All that is active in a process instance, from the outside inwards. */
export function descendants(root: ElementInstance): ElementInstance[] {
  return [root, ...[...(root.children ?? [])].flatMap(descendants)];
}
