import { type Guess, IN_LIST, type Path, type Value } from './feel-paths';
import type { Example } from './process-model';

const MOST_VARIABLES = 100;

/** A variable, or a part of one. */
interface Used {
  guess: Guess;
  parts: Map<string, Used>;
}

/** Variables with all that is known of what is in them. */
export class VariableTree {
  readonly #used = new Map<string, Used>();

  add({ names, guess }: Path): void {
    let parts = this.#used;
    for (const [depth, name] of names.entries()) {
      const isLast = depth === names.length - 1;
      const used = parts.get(name) ?? {
        guess: isLast ? guess : { value: `${name} 1`, isSure: false },
        parts: new Map(),
      };
      if (isLast && guess.isSure && !used.guess.isSure) used.guess = guess;
      if (!parts.has(name) && parts.size === MOST_VARIABLES) return;
      parts.set(name, used);
      parts = used.parts;
    }
  }

  exampleWithout(names: ReadonlySet<string>): Example {
    const used = [...this.#used].filter(([name]) => !names.has(name));
    return Object.fromEntries(used.map(([name, one]) => [name, valueIn(one)]));
  }
}

function valueIn({ guess, parts }: Used): Value {
  if (parts.size === 0) return guess.value;
  const inList = parts.get(IN_LIST);
  if (inList) return [valueIn(inList)];
  return Object.fromEntries([...parts].map(([name, used]) => [name, valueIn(used)]));
}
