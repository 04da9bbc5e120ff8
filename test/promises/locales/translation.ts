import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ENGLISH, type Translation } from '../../../src/sentence';
import { root } from '../package/project';

/** The sentences of a language, as its file has them; none for English, in which they are written. */
export function translationOf(language: string): Translation {
  if (language === ENGLISH.language) return ENGLISH;
  const file = path.join(root, 'nodes', 'common', 'locales', language, 'errors.json');
  return { language, templates: JSON.parse(readFileSync(file, 'utf8')) };
}
