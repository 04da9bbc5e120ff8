import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../package/project';

/** Which room may import which, as the section "Rooms" of CONTRIBUTING.md draws it. */
export interface Picture {
  /** The rooms of `src`, each step of which may import those before. */
  steps: string[][];
  /** A room outside of `src`, and rooms that it may import; `src` is all of it. */
  arrows: [from: string, to: string[]][];
}

/** @throws Error where CONTRIBUTING.md has no such picture */
export function readPicture(): Picture {
  const text = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');
  const section = /^## Rooms\n(.*?)^## /ms.exec(text)?.[1] ?? '';
  const drawn = [...section.matchAll(/^```\n(.*?)^```/gms)].map(([, lines = '']) => lines);
  const block = drawn.find((lines) => /^src: /m.test(lines));
  if (block === undefined) throw new Error('CONTRIBUTING.md draws no arrows under "Rooms"');
  const lines = block.replace(/\n +/g, ' ').trim().split('\n');
  const order = lines.find((line) => line.startsWith('src: '))?.slice('src: '.length) ?? '';
  return {
    steps: order.split(' < ').map((step) => step.split(', ').map((room) => `src/${room}`)),
    arrows: lines.filter((line) => line.includes(' -> ')).flatMap(arrowsOf),
  };
}

/** `a -> b -> c` lets `a` import `b` and `c`, and `b` import `c`. */
function arrowsOf(line: string): [string, string[]][] {
  const stations = line.split(' -> ').map((station) => station.trim().split(', '));
  return stations.slice(0, -1).flatMap((from, place) => {
    const to = stations.slice(place + 1).flat();
    return from.map((room): [string, string[]] => [room, to]);
  });
}

/** The room that a file is in, and for a node's file its folder. Undefined outside of all rooms. */
export function roomOf(file: string): { room: string; node?: string } | undefined {
  const [top, second = '', third = ''] = file.split('/');
  if (top === 'sandbox' || top === 'scripts') return { room: top };
  if (top === 'pages') return { room: `pages/${second}` };
  if (file === 'src/camunda-client') return { room: file };
  if (top === 'src') return { room: third === '' ? 'src/*.ts' : `src/${second}` };
  if (top !== 'nodes') return undefined;
  const isForm = third === 'form';
  const isChoices = third === 'choices';
  if (second === 'common') {
    return { room: isForm ? 'nodes/common/form' : isChoices ? 'nodes/common/choices' : 'nodes/common' };
  }
  if (isChoices) return { room: 'nodes/<node>/choices', node: second };
  return { room: isForm ? 'nodes/<node>/form' : 'nodes/<node>', node: second };
}
