import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../package/project';

/** A part of a text: what an element of `markdown.js` becomes. */
export interface Part {
  tag: string;
  href?: string;
  parts: (Part | string)[];
}

interface Modules {
  'markdown.js': { readMarkdown(text: string): Part[] };
  'dates.js': Record<'timeText' | 'pastText', (locale: string, time: number, now: number) => string>;
  'words.js': {
    languages: Record<string, Record<string, unknown>>;
    wordsFor(wanted: string[]): { locale: string; language: string };
    problemText(words: unknown, details: Record<string, unknown>): string;
  };
}

/** A module of the page that needs no browser. */
export async function importPage<N extends keyof Modules>(name: N): Promise<Modules[N]> {
  return import(pathToFileURL(path.join(root, 'pages', 'house-tasks', name)).href);
}
