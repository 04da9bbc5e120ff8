import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder, root } from './project';

/** What people read of this project: paths from its root, with forward slashes. */
export const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'],
  ...filesUnder(path.join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** Where a document leads to: another address, or a file, from the root, and a heading in it. */
export interface Link {
  from: string;
  /** As it is written. */
  target: string;
  /** Absent for an address with a scheme. */
  file?: string;
  /** A heading's anchor, without `#`. */
  anchor?: string;
}

/** A link or a picture, a link's definition at the foot of a page, or a picture in HTML. */
const LINK = /!?\[[^\]]*\]\(([^)\s]+)[^)]*\)|^\[[^\]]+\]: *(\S+)|<(?:img|a)\s[^>]*(?:src|href)="([^"]+)"/gm;

const FENCE = /^ *(```|~~~)[\s\S]*?^ *\1/gm;

const withoutCode = (markdown: string) => markdown.replaceAll(FENCE, '').replaceAll(/`[^`\n]*`/g, '');

const read = (document: string) => readFileSync(path.join(root, document), 'utf8');

/** The links and pictures of a document, in their order; what stands in code is none. */
export function linksOf(document: string): Link[] {
  return [...withoutCode(read(document)).matchAll(LINK)].map(([, inline, defined, html]) => {
    const target = inline ?? defined ?? html ?? '';
    if (/^[a-z]+:/.test(target)) return { from: document, target };
    const [place = '', anchor] = target.split('#');
    const file = place === '' ? document : path.posix.join(path.posix.dirname(document), decodeURI(place));
    return { from: document, target, file, ...(anchor === undefined ? {} : { anchor }) };
  });
}

/** The anchors of a document's headings, as GitHub makes them. */
export function anchorsOf(document: string): string[] {
  const seen = new Map<string, number>();
  return [
    ...read(document)
      .replaceAll(FENCE, '')
      .matchAll(/^#{1,6} +(.+)$/gm),
  ].map(([, title = '']) => {
    const text = title.replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').trim();
    const slug = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
}

/** Whether a link's file or folder is part of the project. */
export function isThere({ file = '' }: Link): boolean {
  return !file.startsWith('..') && existsSync(path.join(root, file));
}
