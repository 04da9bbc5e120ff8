import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AnyNode, parse } from 'acorn';
import { templateOf } from '../../../src/sentence';
import { nodesIn } from '../package/definition';
import { filesUnder, root } from '../package/project';

export interface Compiled {
  /** What the compiler says about the sources. An error takes nothing but a sentence. */
  complaints: string;
  /** Of all sentences in them. */
  templates: string[];
  /** Every other text of several words in them. */
  otherWords: string[];
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
    const texts = filesUnder(output).flatMap((file) =>
      textsIn(readFileSync(path.join(output, file), 'utf8')),
    );
    const inSentences = texts.filter(({ inSentence }) => inSentence).map(({ words }) => words);
    const others = texts.filter(({ inSentence }) => !inSentence).map(({ words }) => words);
    return {
      complaints: stdout,
      templates: [...new Set(inSentences)].sort(),
      otherWords: [...new Set(others.filter((words) => /[a-z]{2} [a-z]{2}/i.test(words)))].sort(),
    };
  } finally {
    rmSync(output, { recursive: true });
  }
}

interface Text {
  words: string;
  inSentence: boolean;
}

function textsIn(script: string): Text[] {
  const nodes = [...nodesIn(parse(script, { ecmaVersion: 2023 }))];
  const tagged = nodes.flatMap((node) =>
    node.type === 'TaggedTemplateExpression' && nameOf(node.tag) === 'sentence' ? [node.quasi] : [],
  );
  return nodes.flatMap((node): Text[] => {
    if (node.type === 'Literal' && typeof node.value === 'string')
      return [{ words: node.value, inSentence: false }];
    if (node.type !== 'TemplateLiteral') return [];
    const words = templateOf(node.quasis.map(({ value }) => value.cooked ?? value.raw));
    return [{ words, inSentence: tagged.includes(node) }];
  });
}

/** `sentence` is compiled to `(0, sentence_1.sentence)`. */
function nameOf(node: AnyNode): string | undefined {
  if (node.type === 'SequenceExpression') return node.expressions.map(nameOf).at(-1);
  if (node.type === 'MemberExpression') return nameOf(node.property);
  return node.type === 'Identifier' ? node.name : undefined;
}
