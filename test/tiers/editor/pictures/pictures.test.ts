import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { filesUnder, root } from '../../../promises/package/project';
import { documentsFolder, largest, pictures } from './pictures';

const files = pictures.map((name) => `${name}.png`).sort();

/** Names of the files of docs/images that README and documents show. */
function shown(): string[] {
  const documents = filesUnder(path.join(root, 'docs')).filter((file) => file.endsWith('.md'));
  const names = ['README.md', ...documents.map((file) => `docs/${file}`)].flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const pictures = [...text.matchAll(/[("]([^("\s]+\.png)[)"]/g)];
    return pictures.map(([, address = '']) => path.join(root, path.dirname(file), address));
  });
  const ours = names.filter((name) => path.dirname(name) === documentsFolder);
  return [...new Set(ours.map((name) => path.basename(name)))].sort();
}

describe('the pictures of the documents', () => {
  it('are those that `npm run pictures` takes', () => {
    should(readdirSync(documentsFolder).sort()).eql(files);
    should(shown()).eql(files);
  });

  it('open quickly', () => {
    const sizes = files.map((file) => statSync(path.join(documentsFolder, file)).size);
    should(files.filter((_, index) => (sizes[index] ?? 0) > largest)).be.empty();
  });
});
