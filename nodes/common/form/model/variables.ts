import { ZEEBE } from './bpmn';
import { type Kind, MAX_EXPRESSION, type Path, pathsIn, type Value } from './feel-paths';
import type { Example } from './process-model';
import { VariableTree } from './variable-tree';

// Which variables a process reads, who gives them, and what they may be, from its expressions.

/** What an expression is for tells what its variable is. */
const OF_ATTRIBUTES: ReadonlyMap<string, Kind> = new Map([
  ['inputCollection', 'list'],
  ['retries', 'number'],
]);
const OF_ELEMENTS: ReadonlyMap<string, Kind> = new Map([['completionCondition', 'condition']]);

/** What Camunda hands on as it is; only connectors take some of it for expressions. */
const OF_CONNECTORS = ['header', 'property'];

/** Attributes with the name of a variable that the process sets. */
const SETTING = ['resultVariable', 'inputElement', 'outputCollection'];

/** Names that every process has without setting them. */
const GIVEN_BY_CAMUNDA = ['loopCounter', 'camunda'];

/** Different variables that conditions read, and parts of them, of a process. */
const MOST_CONDITIONED = 1_000;

/** The variables that a process reads before anything in it sets them, and those that it gets from jobs. */
export class Uses {
  readonly #read = new VariableTree();
  readonly #set = new Set(GIVEN_BY_CAMUNDA);
  /** By the ID of the element whose job gives them. */
  readonly #given = new Map<string, VariableTree>();
  /** What conditions read, and the ID of the element before them: each once, for many flows can come from one. */
  readonly #conditions = new Map<string, { before: string; path: Path }>();

  /**
   * Takes what stands in an element itself, not in its children.
   * @param owner ID of the element of the process in which it stands
   */
  read(element: Element, owner: string | undefined): void {
    const { namespaceURI, localName, parentElement } = element;
    const isZeebe = namespaceURI === ZEEBE;
    if (isZeebe && localName === 'input') this.#input(element);
    else if (isZeebe && localName === 'output') this.#output(element, owner);
    else if (isZeebe && OF_CONNECTORS.includes(localName)) this.#result(element);
    else {
      for (const { localName: name, value } of element.attributes) {
        if (value.startsWith('=')) this.text(value, OF_ATTRIBUTES.get(name));
        else if (isZeebe && SETTING.includes(name)) this.#set.add(value);
      }
      const text = element.children.length > 0 ? '' : (element.textContent?.trim() ?? '');
      if (!text.startsWith('=')) return;
      const before =
        localName === 'conditionExpression' ? parentElement?.getAttribute('sourceRef') : undefined;
      if (before) this.#condition(before, text);
      else this.text(text, OF_ELEMENTS.get(localName));
    }
  }

  /** @param expression begins with `=` */
  text(expression: string, kind?: Kind): void {
    for (const path of pathsIn(expression.slice(1), kind)) this.#read.add(path);
  }

  /** Takes the fields of a form. @param isStart whether the process begins with it; others set variables later */
  form(fields: ReadonlyMap<string, Value>, isStart: boolean): void {
    for (const [name, value] of fields) {
      if (isStart) this.#read.add({ names: [name], guess: { value, isSure: true } });
      else this.#set.add(name);
    }
  }

  /** When all has been read. @param jobsBefore IDs of the elements with jobs right before an element, if they are all that is there */
  settle(jobsBefore: (id: string) => readonly string[]): void {
    const given = new Set<string>();
    for (const { before, path } of this.#conditions.values()) {
      const [name = ''] = path.names;
      if (this.#set.has(name)) continue;
      const jobs = jobsBefore(before);
      if (jobs.length === 0) this.#read.add(path);
      else given.add(name);
      for (const job of jobs) this.#givenBy(job).add(path);
    }
    for (const name of given) this.#set.add(name);
  }

  /** What the process reads, without what it sets itself. */
  get example(): Example {
    return this.#read.exampleWithout(this.#set);
  }

  /** What the job of an element is expected to give. */
  exampleOf(element: string): Example {
    return this.#given.get(element)?.exampleWithout(new Set()) ?? {};
  }

  #condition(before: string, text: string): void {
    for (const path of pathsIn(text.slice(1), 'condition')) {
      const key = [before, ...path.names].join(' ');
      const known = this.#conditions.get(key);
      const isKept = known
        ? path.guess.isSure && !known.path.guess.isSure
        : this.#conditions.size < MOST_CONDITIONED;
      if (isKept) this.#conditions.set(key, { before, path });
    }
  }

  #givenBy(element: string): VariableTree {
    const tree = this.#given.get(element) ?? new VariableTree();
    this.#given.set(element, tree);
    return tree;
  }

  /** What a connector makes of its answer: a variable, or the names of a context. */
  #result(element: Element): void {
    const value = element.getAttribute('value') ?? '';
    const name = element.getAttribute('key') ?? element.getAttribute('name') ?? '';
    if (name === 'resultVariable' && value !== '') this.#set.add(value);
    if (name !== 'resultExpression') return;
    for (const [, key = ''] of value
      .slice(0, MAX_EXPRESSION)
      .matchAll(/[{,]\s*"?([\p{L}_][\p{L}\p{N}_]*)"?\s*:/gu)) {
      this.#set.add(key);
    }
  }

  #input(element: Element): void {
    const paths = pathsOfSource(element);
    for (const path of paths) this.#read.add(path);
    // `valve` to `valve` reads a variable, and sets one that only the element has.
    const target = targetOf(element);
    if (!paths.some(({ names: [name] }) => name === target)) this.#set.add(target);
  }

  #output(element: Element, owner: string | undefined): void {
    if (owner) for (const path of pathsOfSource(element)) this.#givenBy(owner).add(path);
    this.#set.add(targetOf(element));
  }
}

function pathsOfSource(mapping: Element): Path[] {
  const source = mapping.getAttribute('source')?.trim() ?? '';
  return source.startsWith('=') ? pathsIn(source.slice(1)) : [];
}

function targetOf(mapping: Element): string {
  const [target = ''] = (mapping.getAttribute('target') ?? '').split('.');
  return target;
}
