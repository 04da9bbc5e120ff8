import { svg } from '../svg';
import type { Box } from './read';

/** Pixels. A letter is about half as wide as it is high: nobody measures text in SVG before it is shown. */
const SIZE = 12;
const LINE = 14;
const LETTER = 6.1;

/** A name in lines of at most so many letters; what does not fit ends with an ellipsis. */
export function linesOf(name: string, letters: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = name.split(' ').flatMap((word) => pieces(word, letters));
  for (const [place, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= letters) line = longer;
    else if (lines.length + 1 === most) {
      return [...lines, `${line.slice(0, Math.max(1, letters - 1))}…`];
    } else {
      lines.push(line);
      line = word;
    }
    if (place === words.length - 1 && line !== '') lines.push(line);
  }
  return lines;
}

/** A word that is longer than a line. */
function pieces(word: string, letters: number): string[] {
  const found: string[] = [];
  for (let at = 0; at < word.length; at += letters) found.push(word.slice(at, at + letters));
  return found;
}

/**
 * A name where the file has a place for it. That was measured, so that the name fits in as many lines: a guess of the letters'
 * width must not make more of them.
 */
export function labelAt(name: string, place: Box): SVGElement[] {
  const rows = Math.max(1, Math.round(place.height / LINE));
  const guess = Math.max(3, Math.floor(place.width / LETTER));
  let letters = guess;
  while (letters < 2 * guess && linesOf(name, letters, 20).length > rows) letters += 1;
  const width = (letters + 0.5) * LETTER;
  const x = place.x + (place.width - width) / 2;
  return label(name, { x, y: place.y, width, height: Math.max(place.height, 3 * LINE) }, 'top');
}

/** A name within a box. @param from where its lines begin: at the top, or in the middle */
export function label(name: string, box: Box, from: 'top' | 'middle', most = 20): SVGElement[] {
  if (name === '') return [];
  const letters = Math.max(3, Math.floor(box.width / LETTER));
  const lines = linesOf(name, letters, Math.max(1, Math.min(most, Math.floor(box.height / LINE))));
  const x = box.x + box.width / 2;
  const middle = box.y + box.height / 2 - ((lines.length - 1) * LINE) / 2 + SIZE / 3;
  const first = from === 'top' ? box.y + SIZE : middle;
  const text = svg('text', { class: 'name', 'text-anchor': 'middle', 'font-size': SIZE });
  for (const [place, line] of lines.entries()) {
    text.append(svg('tspan', { x, y: first + place * LINE }, line));
  }
  return [text];
}
