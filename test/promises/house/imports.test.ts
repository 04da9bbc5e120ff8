import should from 'should';
import { importsOf } from './imports';
import { readPicture, roomOf } from './picture';
import { filesInGit } from './tree';

const FORMS = ['nodes/common/form', 'nodes/<node>/form'];

const { steps, arrows } = readPicture();
const files = filesInGit().filter((file) =>
  /^(src|nodes|pages|sandbox|scripts)\/.*\.(ts|mjs|js)$/.test(file),
);
const withoutExtension = (file: string) => file.replace(/\.(ts|mjs|js)$/, '');
const imports = files.flatMap(importsOf);

function stepOf(room: string): number {
  return steps.findIndex((step) => step.includes(room));
}

/** Whether the picture has an arrow from one room to another. */
function isDrawn(from: string, to: string): boolean {
  if (from.startsWith('src/')) return to.startsWith('src/') && stepOf(to) < stepOf(from);
  const led = arrows.flatMap(([room, rooms]) => (room === from ? rooms : []));
  return led.includes(to) || (led.includes('src') && to.startsWith('src/'));
}

/** The arrows of the tree, each with one of the imports that make it. */
function arrowsOfTheTree(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { from, to, isType } of imports) {
    const [source, target] = [roomOf(withoutExtension(from)), roomOf(withoutExtension(to))];
    if (!source || !target || (isType && FORMS.includes(source.room))) continue;
    const isInside = source.room === target.room && source.node === target.node;
    const isOfOneNode = source.node === target.node || target.node === undefined;
    // An arrow can be of one node alone.
    const rooms = [source.room, source.room.replace('<node>', source.node ?? '')];
    if (isInside || (rooms.some((room) => isDrawn(room, target.room)) && isOfOneNode)) continue;
    found.set(`${source.room} -> ${target.room}`, `${from} imports ${to}`);
  }
  return found;
}

describe('The picture of the rooms in CONTRIBUTING.md', () => {
  it('has every room of src', () => {
    const rooms = new Set(files.map((file) => roomOf(withoutExtension(file))?.room ?? ''));
    should([...rooms].filter((room) => room.startsWith('src/') && stepOf(room) < 0)).eql([]);
    should(steps.length).be.above(8);
    should(rooms.size).be.above(12);
  });

  it('has every arrow of the tree', () => {
    should(imports.length).be.above(500);
    should([...arrowsOfTheTree()]).eql([]);
  });

  it('lets forms take from src only what is data: it needs no package, and nothing of Node', () => {
    const values = imports.filter(({ isType }) => !isType);
    const reached = new Set(
      files.map(withoutExtension).filter((file) => FORMS.includes(roomOf(file)?.room ?? '')),
    );
    // A set goes on with what is added while it is gone through.
    for (const file of reached) {
      for (const { from, to } of values) if (withoutExtension(from) === file) reached.add(to);
    }
    const others = values.filter(({ from, to }) => reached.has(withoutExtension(from)) && !roomOf(to));
    should(others).eql([]);
  });
});
