import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AnyNode, parse } from 'acorn';
import { templateOf } from '../../src/sentence';
import { nodesIn } from '../package/definition';
import { filesUnder, root } from '../package/project';

/** What the compiler says about the sources, and the templates of all sentences in them. */
export interface Compiled {
  errors: string;
  templates: string[];
}

/** Compiles the package into a folder of its own, and looks for `sentence` in what came out. */
export function compileSentences(): Compiled {
  const output = mkdtempSync(path.join(tmpdir(), 'camunda8-sentences-'));
  try {
    const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const project = path.join(root, 'tsconfig.build.json');
    const { stdout } = spawnSync(process.execPath, [compiler, '--project', project, '--outDir', output], {
      cwd: root,
      encoding: 'utf8',
    });
    const scripts = filesUnder(output).map((file) => readFileSync(path.join(output, file), 'utf8'));
    return { errors: stdout, templates: [...new Set(scripts.flatMap(templatesIn))].sort() };
  } finally {
    rmSync(output, { recursive: true });
  }
}

function templatesIn(script: string): string[] {
  return [...nodesIn(parse(script, { ecmaVersion: 2023 }))].flatMap((node) => {
    if (node.type !== 'TaggedTemplateExpression' || nameOf(node.tag) !== 'sentence') return [];
    return [templateOf(node.quasi.quasis.map(({ value }) => value.cooked ?? value.raw))];
  });
}

/** `sentence` is compiled to `(0, sentence_1.sentence)`. */
function nameOf(node: AnyNode): string | undefined {
  if (node.type === 'SequenceExpression') return node.expressions.map(nameOf).at(-1);
  if (node.type === 'MemberExpression') return nameOf(node.property);
  return node.type === 'Identifier' ? node.name : undefined;
}
