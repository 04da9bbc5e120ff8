import { ZEEBE } from './bpmn';
import { type Guess, type Kind, type Path, pathsIn, type Value } from './feel-paths';
import type { Example } from './process-model';

// Which variables a process reads, and what they may be, from its expressions.

const MOST_VARIABLES = 100;

/** What an expression is for tells what its variable is. */
const OF_ATTRIBUTES: ReadonlyMap<string, Kind> = new Map([
  ['inputCollection', 'list'],
  ['retries', 'number'],
]);
const OF_ELEMENTS: ReadonlyMap<string, Kind> = new Map([
  ['conditionExpression', 'condition'],
  ['completionCondition', 'condition'],
]);

/** Attributes with the name of a variable that the process sets. */
const SETTING = ['resultVariable', 'inputElement', 'outputCollection'];

/** A variable, or a part of one. */
interface Used {
  guess: Guess;
  parts: Map<string, Used>;
}

/** The variables that a process reads before anything in it sets them. */
export class Uses {
  readonly #read = new Map<string, Used>();
  readonly #set = new Set(['loopCounter', 'camunda']);

  /** Takes what stands in an element itself, not in its children. */
  read(element: Element): void {
    const isZeebe = element.namespaceURI === ZEEBE;
    if (isZeebe && (element.localName === 'input' || element.localName === 'output')) {
      this.#map(element);
      return;
    }
    for (const { localName, value } of element.attributes) {
      if (value.startsWith('=')) this.text(value, OF_ATTRIBUTES.get(localName));
      else if (isZeebe && SETTING.includes(localName)) this.#set.add(value);
    }
    if (element.children.length > 0) return;
    const text = element.textContent?.trim() ?? '';
    if (text.startsWith('=')) this.text(text, OF_ELEMENTS.get(element.localName));
  }

  /** @param expression begins with `=` */
  text(expression: string, kind?: Kind): void {
    for (const path of pathsIn(expression.slice(1), kind)) this.#add(path);
  }

  /** Takes the fields of a form. @param isStart whether the process begins with it; others set variables later */
  form(fields: ReadonlyMap<string, Value>, isStart: boolean): void {
    for (const [name, value] of fields) {
      if (isStart) this.#add({ names: [name], guess: { value, isSure: true } });
      else this.#set.add(name);
    }
  }

  /** What is left when the process has set its own. */
  get example(): Example {
    const read = [...this.#read].filter(([name]) => !this.#set.has(name));
    return Object.fromEntries(read.map(([name, used]) => [name, exampleOf(used)]));
  }

  /** The source of an output is what the work on the element has given. */
  #map(element: Element): void {
    const source = element.getAttribute('source')?.trim() ?? '';
    const [target = ''] = (element.getAttribute('target') ?? '').split('.');
    const isInput = element.localName === 'input';
    const paths = isInput && source.startsWith('=') ? pathsIn(source.slice(1)) : [];
    for (const path of paths) this.#add(path);
    // `valve` to `valve` reads a variable, and sets one that only the element has.
    if (!paths.some(({ names: [name] }) => name === target)) this.#set.add(target);
  }

  #add({ names, guess }: Path): void {
    let parts = this.#read;
    for (const [depth, name] of names.entries()) {
      const isLast = depth === names.length - 1;
      const used = parts.get(name) ?? { guess: { value: `${name} 1`, isSure: false }, parts: new Map() };
      if (isLast && guess.isSure && !used.guess.isSure) used.guess = guess;
      if (!parts.has(name) && parts.size === MOST_VARIABLES) return;
      parts.set(name, used);
      parts = used.parts;
    }
  }
}

function exampleOf({ guess, parts }: Used): Value {
  if (parts.size === 0) return guess.value;
  return Object.fromEntries([...parts].map(([name, used]) => [name, exampleOf(used)]));
}
