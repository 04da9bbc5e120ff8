import type { EditorNode } from '../../common/form/editor-node';
import { fieldOf } from '../../common/form/field';

// Another environment is another Camunda: what was entered for the one must not count for the other. It comes back with it.

/** Where Camunda is: each environment has its own. */
const PLACE = ['region', 'clusterId', 'restAddress', 'tasklistAddress'];

/** Who lets us in: SaaS has its own, and the other environments share one. */
const PROVIDER = [
  'authentication',
  'tokenUrl',
  'audience',
  'scope',
  'tasklistAudience',
  'tasklistScope',
  'resource',
];

type Values = Record<string, string>;

/** Keeps the values of some fields for each of several occasions. */
class Drafts {
  readonly #node: EditorNode;
  readonly #fields: readonly string[];
  readonly #drafts = new Map<string, Values>();

  constructor(node: EditorNode, fields: readonly string[]) {
    this.#node = node;
    this.#fields = fields;
  }

  swap(from: string, to: string): void {
    if (from === to) return;
    const values = this.#fields.map((field) => [field, String(fieldOf(this.#node, field).val() ?? '')]);
    this.#drafts.set(from, Object.fromEntries(values));
    const draft = this.#drafts.get(to);
    for (const field of this.#fields) {
      // A choice cannot be blank: it stays.
      if (!draft && fieldOf(this.#node, field).is('select')) continue;
      fieldOf(this.#node, field)
        .val(draft?.[field] ?? '')
        .trigger('change');
    }
  }
}

const providerOf = (environment: string) => (environment === 'saas' ? 'saas' : 'other');

/** For `oneditprepare`, before anything else listens to the environment. */
export function prepareEnvironment(node: EditorNode): void {
  const place = new Drafts(node, PLACE);
  const provider = new Drafts(node, PROVIDER);
  const environment = fieldOf(node, 'environment');
  let chosen = String(environment.val());
  environment.on('change', () => {
    const before = chosen;
    chosen = String(environment.val());
    place.swap(before, chosen);
    provider.swap(providerOf(before), providerOf(chosen));
  });
}
