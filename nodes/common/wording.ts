import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CamundaError } from '../../src/errors';
import type { Translation } from '../../src/sentence';

/** The message of an error in the language of whoever asked. */
export type Wording = (error: CamundaError) => string;

/** The first is the one that the sentences are written in; each other has its own in `locales/<language>/errors.json`. */
export const LANGUAGES = ['en', 'de'];

const translations = new Map<string, Translation>();

/** Read when somebody asks for it first: an editor in English, and a Node-RED without one, never do. */
function translationOf(language: string): Translation {
  const known = translations.get(language);
  if (known) return known;
  const file = path.join(__dirname, 'locales', language, 'errors.json');
  const translation = { language, templates: JSON.parse(readFileSync(file, 'utf8')) };
  translations.set(language, translation);
  return translation;
}

/** @param language one of `LANGUAGES`; false where none of them is wanted */
export function wordingIn(language: string | false): Wording {
  if (!language || language === LANGUAGES[0]) return ({ message }) => message;
  return (error) => error.messageIn(translationOf(language));
}
