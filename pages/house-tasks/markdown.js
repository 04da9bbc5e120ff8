// The little Markdown that texts of a Camunda Form have: headings, lists, bold, italics, code and links. It becomes a
// tree, never HTML, and everything else stays the text that it is. Each rule stops at its own mark, so that reading takes
// as long as the text is.

const rules = [
  { tag: 'code', pattern: /`([^`\n]+)`/uy, isPlain: true },
  { tag: 'strong', pattern: /\*\*(?=\S)((?:[^*]|\*(?!\*))+)\*\*/uy },
  { tag: 'strong', pattern: /(?<![\p{L}\p{N}_])__(?=\S)([^_]+)__(?![\p{L}\p{N}_])/uy },
  { tag: 'em', pattern: /\*(?=[^\s*])([^*]*[^\s*])\*/uy },
  { tag: 'em', pattern: /(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]*[^\s_])_(?![\p{L}\p{N}_])/uy },
  { tag: 'a', pattern: /\[([^[\]]+)\]\(([^()\s]+)\)/uy },
];
const marks = /[`*_[]/u;
const schemes = ['http:', 'https:', 'mailto:', 'tel:'];
/** More would only be there to keep a browser busy. */
const longest = 20_000;

/**
 * @param text of any kind
 * @returns a list of `{ tag, href?, parts }`, whose parts are texts and the same again
 */
export function readMarkdown(text) {
  if (text.length > longest) return [{ tag: 'p', parts: [text] }];
  const blocks = [];
  for (const line of text.split(/\r\n|\r|\n/)) readLine(blocks, line);
  return blocks.filter(({ parts }) => parts.length > 0);
}

/** Adds a line to what came before it: a list and a paragraph go on until a line ends them. */
function readLine(blocks, line) {
  const last = blocks.at(-1);
  const [, level, heading] = /^ {0,3}(#{1,6})[ \t]+(.*)$/.exec(line) ?? [];
  const [, bullet, item] = /^ {0,3}([-*+]|\d{1,9}[.)])[ \t]+(.*)$/.exec(line) ?? [];
  if (level) {
    // The page has h1, h2 and h3 itself.
    blocks.push({ tag: `h${Math.min(level.length + 3, 6)}`, parts: readInline(withoutEnd(heading)) });
  } else if (bullet) {
    const tag = /\d/.test(bullet) ? 'ol' : 'ul';
    const list = last?.tag === tag ? last : { tag, parts: [] };
    if (list !== last) blocks.push(list);
    list.parts.push({ tag: 'li', parts: readInline(item) });
  } else if (line.trim() === '') {
    blocks.push({ tag: 'p', parts: [] });
  } else if (last?.tag === 'p') {
    last.parts.push(...(last.parts.length > 0 ? [{ tag: 'br', parts: [] }] : []), ...readInline(line));
  } else {
    blocks.push({ tag: 'p', parts: readInline(line) });
  }
}

/** A heading may end with the same signs. */
function withoutEnd(heading) {
  return heading
    .trimEnd()
    .replace(/[ \t]#+$/, '')
    .trimEnd();
}

function readInline(text) {
  const parts = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const found = marks.test(text[at]) ? matchAt(text, at) : undefined;
    if (found) {
      if (plain !== '') parts.push(plain);
      parts.push(found.part);
      plain = '';
    } else {
      plain += text[at];
    }
    at += found?.length ?? 1;
  }
  if (plain !== '') parts.push(plain);
  return parts;
}

function matchAt(text, at) {
  for (const { tag, pattern, isPlain } of rules) {
    pattern.lastIndex = at;
    const [whole, inner, address] = pattern.exec(text) ?? [];
    if (whole === undefined) continue;
    const parts = isPlain ? [inner] : readInline(inner);
    if (tag !== 'a') return { length: whole.length, part: { tag, parts } };
    const href = safeAddress(address);
    if (href !== undefined) return { length: whole.length, part: { tag, href, parts } };
  }
  return undefined;
}

/** The address as browsers read it; undefined where a click would do anything but open a page, a mail or a call. */
function safeAddress(text) {
  if (!URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return schemes.includes(protocol) ? href : undefined;
}
