import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { requireNodeRed } from '../../../scripts/node-red/installed';
import { rowsOf } from '../package/form-rows';
import { filesUnder, root, types } from '../package/project';

const nodes = path.join(root, 'nodes');
const resources = path.join(root, 'resources');

export const languages = readdirSync(path.join(nodes, 'camunda8-cluster', 'locales'));

/** The texts of a node in a language, by their keys as the code writes them: `camunda8-login.label.name`. */
export function textsOf(node: string, language: string): Map<string, string> {
  return textsIn(path.join(nodes, node, 'locales', language, `${node}.json`));
}

/** The texts that all forms share in a language: `form.label.cluster`. */
export function sharedTexts(language: string): Map<string, string> {
  return textsIn(path.join(nodes, 'common', 'locales', language, 'form.json'));
}

function textsIn(file: string): Map<string, string> {
  return new Map(flatten(JSON.parse(readFileSync(file, 'utf8'))));
}

function* flatten(value: unknown, key = ''): Generator<[string, string]> {
  if (typeof value === 'string') yield [key, value];
  else
    for (const [name, inner] of Object.entries(value ?? {}))
      yield* flatten(inner, key ? `${key}.${name}` : name);
}

export function helpOf(node: string, language: string): string {
  return readFileSync(path.join(nodes, node, 'locales', language, `${node}.html`), 'utf8');
}

/** Every key that forms, the editor's scripts and the runtime ask for; `*` for a part that is only known when they run. */
export function keysUsed(): string[] {
  const keys = [...sources()].flatMap(
    (source) => source.match(/camunda8-[a-z-]+(\.([\w-]|\$\{[^}]*\})+)+/g) ?? [],
  );
  const isFile = /\.(js|css|svg|html)$/;
  const written = keys.filter((key) => !isFile.test(key)).map(asPattern);
  return [...new Set([...written, ...types.flatMap(formKeys)])];
}

/** The files' texts with the start of keys that they keep in a constant put where it is used. */
function* sources(): Generator<string> {
  const own = filesUnder(nodes).filter((file) => !file.includes('/locales/') && /\.(html|ts)$/.test(file));
  const isBuilt = (file: string) => formCode(path.basename(file, '.js')).length > 0;
  const files = [
    ...own.map((file) => path.join(nodes, file)),
    ...filesUnder(resources).flatMap((file) => (isBuilt(file) ? [] : [path.join(resources, file)])),
  ];
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    const [constant, name, start] = /const (\w+) = '@redmunda\/[^:']+:([^']+)'/.exec(source) ?? [];
    yield constant ? source.replace(constant, '').replaceAll(`\${${name}}`, start ?? '') : source;
  }
}

const asPattern = (key: string) => key.replace(/\$\{[^}]*\}/g, '*');

/** Files with code of a node's form. */
function formCode(type: string): string[] {
  const files = filesUnder(nodes).filter((file) => file.startsWith(`${type}/form`) && file.endsWith('.ts'));
  return files.map((file) => path.join(nodes, file));
}

/** What forms have in common; what rows ask for stands in the HTML. */
const sharedCode = formCode('common').filter((file) => path.basename(file) !== 'rows.ts');

/** What a form that is made of rows asks for by `textsOf(type)`: where its node has no such text, all forms share it. */
function formKeys(type: string): string[] {
  const own = formCode(type);
  if (own.length === 0) return [];
  const code = [...own, ...sharedCode].map((file) => readFileSync(file, 'utf8'));
  const html = path.join(nodes, type, `${type}.html`);
  const ofCode = code.flatMap((source) =>
    [...source.matchAll(/(?<!\.)\btext\(\s*(?:'([^']+)'|`((?:[^`$]|\$\{[^}]*\})+)`)/g)].map(
      ([, plain, template = '']) => asPattern(plain ?? template),
    ),
  );
  const ofMarks = readFileSync(html, 'utf8').includes('data-variables') ? ['variable'] : [];
  const keys = [...ofCode, ...rowsOf(html).flatMap((row) => row.keys), ...ofMarks];
  return keys.map((key) => placeOf(type, key));
}

const english = 'en-US';

/** Where the editor finds a form's text: at the node's own, the shared ones, or Node-RED's, as `common/form/texts.ts` looks. */
function placeOf(type: string, key: string): string {
  const has = (texts: Map<string, string>, pattern: string) =>
    [...texts.keys()].some((known) => matches(pattern, known));
  if (has(textsOf(type, english), `${type}.${key}`)) return `${type}.${key}`;
  if (has(sharedTexts(english), `form.${key}`)) return `form.${key}`;
  return `common.${key}`;
}

/** Node-RED's own texts that any form may use. */
export function nodeRedTexts(): Map<string, string> {
  const { common } = requireNodeRed(`@node-red/nodes/locales/${english}/messages.json`);
  return new Map(flatten({ common }));
}

export function matches(pattern: string, key: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('[^.]+')}$`).test(key);
}
