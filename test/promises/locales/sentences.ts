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
  /** All sentences in them, with the expressions of their values. */
  sentences: SentenceText[];
  /** The different templates of these. */
  templates: string[];
  /** Every other text of several words in them. */
  otherWords: string[];
}

export interface SentenceText {
  template: string;
  values: string[];
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
    const sentences = texts.flatMap(({ words, values }) => (values ? [{ template: words, values }] : []));
    const others = texts.filter(({ values }) => !values).map(({ words }) => words);
    return {
      complaints: stdout,
      sentences,
      templates: [...new Set(sentences.map(({ template }) => template))].sort(),
      otherWords: [...new Set(others.filter((words) => /[a-z]{2} [a-z]{2}/i.test(words)))].sort(),
    };
  } finally {
    rmSync(output, { recursive: true });
  }
}

interface Text {
  words: string;
  /** The expressions of its values; undefined where it is no sentence. */
  values?: string[];
}

function textsIn(script: string): Text[] {
  const nodes = [...nodesIn(parse(script, { ecmaVersion: 2023 }))];
  const tagged = nodes.flatMap((node) =>
    node.type === 'TaggedTemplateExpression' && nameOf(node.tag) === 'sentence' ? [node.quasi] : [],
  );
  return nodes.flatMap((node): Text[] => {
    if (node.type === 'Literal' && typeof node.value === 'string') return [{ words: node.value }];
    if (node.type !== 'TemplateLiteral') return [];
    const words = templateOf(node.quasis.map(({ value }) => value.cooked ?? value.raw));
    if (!tagged.includes(node)) return [{ words }];
    return [{ words, values: node.expressions.map(({ start, end }) => sourceOf(script.slice(start, end))) }];
  });
}

/** What is imported is compiled to `(0, words_1.wordsOf)(failure)`. */
function sourceOf(compiled: string): string {
  return compiled.replace(/\(0, \w+\.(\w+)\)/g, '$1');
}

/** `sentence` is compiled to `(0, sentence_1.sentence)`. */
function nameOf(node: AnyNode): string | undefined {
  if (node.type === 'SequenceExpression') return node.expressions.map(nameOf).at(-1);
  if (node.type === 'MemberExpression') return nameOf(node.property);
  return node.type === 'Identifier' ? node.name : undefined;
}
