import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { NodeAPI } from 'node-red';
import { CamundaError } from '../../src/errors';
import { ENGLISH, type Sentence, type Translation } from '../../src/sentence';

/** The message of an error in the language of whoever asked. */
export type Wording = (error: CamundaError) => string;

/** The first is the one that the sentences are written in; each other has its own in `locales/<language>/errors.json`. */
export const LANGUAGES = [ENGLISH.language, 'de'];

const translations = new Map<string, Translation>();

/** Read when somebody asks for it first: an editor in English, and a Node-RED without one, never do. */
function translationOf(language: string): Translation {
  if (language === ENGLISH.language) return ENGLISH;
  const known = translations.get(language);
  if (known) return known;
  const file = path.join(__dirname, 'locales', language, 'errors.json');
  const translation = { language, templates: JSON.parse(readFileSync(file, 'utf8')) };
  translations.set(language, translation);
  return translation;
}

/** @param language one of `LANGUAGES`; false where none of them is wanted */
export function wordingIn(language: string | false): Wording {
  return (error) => error.messageIn(translationOf(language || ENGLISH.language));
}

/** An answer to a form, or what is wrong, in the words of whoever asked. */
export async function orWords<T>(
  wording: Wording,
  answer: Promise<T>,
): Promise<T | { ok: false; message: string }> {
  try {
    return await answer;
  } catch (failure) {
    if (failure instanceof CamundaError) return { ok: false, message: wording(failure) };
    throw failure;
  }
}

/** Its `language` names the one that Node-RED takes all its texts in. */
const CATALOG = '@redmunda/node-red-camunda8/camunda8-cluster:camunda8-cluster';

/** Node-RED keeps its language until it is started again. */
const ofRuntimes = new WeakMap<object, Translation>();

/** The sentences in the language of Node-RED's own texts (`lang` of its settings, else the machine's), or in English. */
function translationOfRuntime(RED: Pick<NodeAPI, '_'>): Translation {
  const known = ofRuntimes.get(RED);
  if (known) return known;
  const name = RED._(`${CATALOG}.language`);
  const translation = translationOf(LANGUAGES.includes(name) ? name : ENGLISH.language);
  ofRuntimes.set(RED, translation);
  return translation;
}

/** An error as Catch nodes, the log and the debug sidebar get it: all that a node reports goes through here. */
export function inRuntimeLanguage(RED: Pick<NodeAPI, '_'>, error: CamundaError): CamundaError {
  const translation = translationOfRuntime(RED);
  return translation === ENGLISH ? error : error.in(translation);
}

/** The same for a warning. */
export function wordsInRuntimeLanguage(RED: Pick<NodeAPI, '_'>, words: Sentence): string {
  return words.in(translationOfRuntime(RED));
}
