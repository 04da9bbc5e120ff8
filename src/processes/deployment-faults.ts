import { CamundaError } from '../errors';
import { type Sentence, sentence } from '../sentence';
import type { DeploymentFile } from './deployment-files';

// Camunda names the file and, of what is wrong in a process, the element. People look for a line.

/** What comes before the first file. */
const BEGINNING = /^.*encountered the following errors:\s*/s;

/** Where Camunda's words themselves have a line: of XML, and of JSON. */
const LINE = /\b(?:Line=|line: |lineNumber: )(\d+)/;

/** `- Element: work - ERROR: Must have a type`; of several the first. */
const ELEMENT = /^- Element: (\S+)\s+- ERROR: (.*?)(?:\s+- (?:Element|ERROR): |$)/s;

/** Where XML was being read. */
const OF_XML = /^(?:\w+ )?Error: URI=\S+ Line=\d+: /;

/**
 * A refusal in words that say in which file and line something is to be put right.
 * @returns the same error where it is not about a file
 */
export function inFilesWords(failure: unknown, files: readonly DeploymentFile[]): unknown {
  if (!(failure instanceof CamundaError)) return failure;
  const { status, source, detail = '' } = failure.cause;
  if (source !== 'api' || status !== 400 || !BEGINNING.test(detail)) return failure;
  const words = detail.replace(BEGINNING, '').trim();
  return new CamundaError(failure.code, sentenceOf(words, files), failure.cause);
}

function sentenceOf(words: string, files: readonly DeploymentFile[]): Sentence {
  const [first] = files
    .map((file) => ({ file, start: `'${file.name}': ` }))
    .filter(({ start }) => words.includes(start))
    .toSorted((one, other) => words.indexOf(one.start) - words.indexOf(other.start));
  if (!first) return sentence`Camunda refuses these files: ${words}`;
  const { name } = first.file;
  const said = ownWords(words.slice(words.indexOf(first.start) + first.start.length), files);
  const [, element, fault] = ELEMENT.exec(said) ?? [];
  const line = element === undefined ? LINE.exec(said)?.[1] : lineOf(element, first.file);
  const detail = (fault ?? said.replace(OF_XML, '')).trim();
  if (element !== undefined) {
    return line === undefined
      ? sentence`Correct ${name} at ${element}: ${detail}`
      : sentence`Correct ${name}, line ${line} (${element}): ${detail}`;
  }
  return line === undefined
    ? sentence`Correct ${name}: ${detail}`
    : sentence`Correct ${name}, line ${line}: ${detail}`;
}

/** As far as the next file. */
function ownWords(words: string, files: readonly DeploymentFile[]): string {
  const ends = files.map(({ name }) => words.indexOf(`'${name}': `)).filter((end) => end >= 0);
  return words.slice(0, Math.min(words.length, ...ends));
}

/** The line of the element with this id, from 1; undefined where the file has none. */
function lineOf(id: string, { content }: DeploymentFile): number | undefined {
  const text = typeof content === 'string' ? content : Buffer.from(content).toString();
  const places = [`id="${id}"`, `id='${id}'`].map((attribute) => beginOf(attribute, text));
  const place = places.find((one) => one >= 0);
  return place === undefined ? undefined : text.slice(0, place).split('\n').length;
}

/** Not that of an attribute whose name only ends so. */
function beginOf(attribute: string, text: string): number {
  let place = text.indexOf(attribute);
  while (place > 0 && !/\s/.test(text.charAt(place - 1))) place = text.indexOf(attribute, place + 1);
  return place;
}
