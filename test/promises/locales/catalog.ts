import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { requireNodeRed } from '../../../scripts/node-red/installed';
import { rowsOf } from '../package/form-rows';
import { filesUnder, plugins, root, types } from '../package/project';

const nodes = path.join(root, 'nodes');

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

/** Every key that forms and the runtime ask for; `*` for a part that is only known when they run. */
export function keysUsed(): string[] {
  const keys = sources().flatMap(
    (source) => source.match(/camunda8-[a-z-]+(\.([\w-]|\$\{[^}]*\})+)+/g) ?? [],
  );
  const isFile = /\.(js|css|svg|html)$/;
  const written = keys.filter((key) => !isFile.test(key)).map(asPattern);
  return [...new Set([...written, ...[...types, ...plugins].flatMap(formKeys)])];
}

/** The files' texts with the start of keys that they keep in a constant put where it is used. */
function sources(): string[] {
  const files = filesUnder(nodes).filter((file) => !file.includes('/locales/') && /\.(html|ts)$/.test(file));
  return files.map((file) => {
    const source = readFileSync(path.join(nodes, file), 'utf8');
    const [constant, name, start] = /const (\w+) = '@redmunda\/[^:']+:([^']+)'/.exec(source) ?? [];
    return constant ? source.replace(constant, '').replaceAll(`\${${name}}`, start ?? '') : source;
  });
}

const asPattern = (key: string) => key.replace(/\$\{[^}]*\}/g, '*');

/** Files with code of a node's form. */
function formCode(type: string): string[] {
  const files = filesUnder(nodes).filter((file) => file.startsWith(`${type}/form`) && file.endsWith('.ts'));
  return files.map((file) => path.join(nodes, file));
}

/** What forms have in common; what rows ask for stands in the HTML. */
const sharedCode = formCode('common').filter((file) => path.basename(file) !== 'rows.ts');

/** What a form asks for by `textsOf(type)`: where its node has no such text, all forms share it. */
function formKeys(type: string): string[] {
  const own = formCode(type);
  const code = [...own, ...sharedCode].map((file) => readFileSync(file, 'utf8'));
  const htmlFile = path.join(nodes, type, `${type}.html`);
  const html = readFileSync(htmlFile, 'utf8');
  const ofCode = code.flatMap((source) =>
    [...source.matchAll(/(?<!\.)\btext\(\s*(?:'([^']+)'|`((?:[^`$]|\$\{[^}]*\})+)`)/g)].map(
      ([, plain, template = '']) => asPattern(plain ?? template),
    ),
  );
  const ofSections = [...html.matchAll(/\bdata-section="(\w+)"/g)].map(([, name]) => `section.${name}`);
  const ofMarks = html.includes('data-variables') ? ['variable'] : [];
  const keys = [...ofCode, ...rowsOf(htmlFile).flatMap((row) => row.keys), ...ofSections, ...ofMarks];
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
