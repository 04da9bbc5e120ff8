import path from 'node:path';
import should from 'should';
import { recipeNames } from '../cookbook/recipes';
import { anchorsOf, documents, isThere, type Link, linksOf } from './documents';
import { filesUnder, root } from './project';

describe('the documents', () => {
  const links = documents.flatMap(linksOf);
  const within = links.filter(({ file }) => file !== undefined);
  const written = ({ from, target }: Link) => `${from}: ${target}`;

  it('lead to files that are there', () => {
    should(within.length).be.above(20);
    should(within.filter((link) => !isThere(link)).map(written)).eql([]);
  });

  it('lead to headings that are there', () => {
    const broken = within.filter(
      ({ file = '', anchor }) =>
        anchor !== undefined && !(documents.includes(file) && anchorsOf(file).includes(anchor)),
    );
    should(broken.map(written)).eql([]);
  });

  it('lead elsewhere over https alone', () => {
    const elsewhere = links.filter(({ file }) => file === undefined).map(({ target }) => target);
    should(elsewhere.filter((target) => !/^(https:\/\/|mailto:)/.test(target))).eql([]);
  });

  it('show or mention every file of docs/: no page, picture or flow is left over', () => {
    const reached = new Set(within.map(({ file }) => file));
    const all = filesUnder(path.join(root, 'docs')).map((file) => `docs/${file}`);
    should(all.length).be.above(10);
    should(all.filter((file) => !reached.has(file))).eql([]);
  });

  it('have no flow but those of the cookbook, which its tests deploy', () => {
    const flows = filesUnder(path.join(root, 'docs')).filter((file) => file.endsWith('.json'));
    should(flows).eql(recipeNames.map((name) => `cookbook/${name}.json`));
  });
});
