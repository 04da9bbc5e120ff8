import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder, root } from '../package/project';

const nodes = path.join(root, 'nodes');
const resources = path.join(root, 'resources');

export const languages = readdirSync(path.join(nodes, 'camunda8-cluster', 'locales'));

/** The texts of a node in a language, by their keys as the code writes them: `camunda8-login.label.name`. */
export function textsOf(node: string, language: string): Map<string, string> {
  const file = path.join(nodes, node, 'locales', language, `${node}.json`);
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
  return [...new Set(keys.filter((key) => !isFile.test(key)).map((key) => key.replace(/\$\{[^}]*\}/g, '*')))];
}

/** The files' texts with the start of keys that they keep in a constant put where it is used. */
function* sources(): Generator<string> {
  const own = filesUnder(nodes).filter((file) => /^[^/]+\/[^/]+\.(html|ts)$/.test(file));
  const files = [
    ...own.map((file) => path.join(nodes, file)),
    ...filesUnder(resources).map((file) => path.join(resources, file)),
  ];
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    const [constant, name, start] = /const (\w+) = '@redmunda\/[^:']+:([^']+)'/.exec(source) ?? [];
    yield constant ? source.replace(constant, '').replaceAll(`\${${name}}`, start ?? '') : source;
  }
}

export function matches(pattern: string, key: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('[^.]+')}$`).test(key);
}
