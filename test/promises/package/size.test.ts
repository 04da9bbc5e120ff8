import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { manifest, plugins, root, types } from './project';

/** Bytes of scripts and style sheets that every editor loads at its start, of all nodes together. */
const MOST_AT_START = 500_000;
/** The same of the sidebar, before somebody opens it. */
const MOST_OF_SIDEBAR = 10_000;

/** What the HTML of a node has the editor load, as paths in this project. */
function loadedBy(name: string): string[] {
  const html = readFileSync(path.join(root, 'nodes', name, `${name}.html`), 'utf8');
  const addresses = [...html.matchAll(/(?:src|href)="(resources\/[^"]+)"/g)].map(
    ([, address = '']) => address,
  );
  return addresses.map((address) => address.replace(`${manifest.name}/`, ''));
}

const bytesOf = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + statSync(path.join(root, file)).size, 0);

/** Whoever has the package waits for this each time that he opens the editor, whether or not he uses it. */
describe('What every editor loads at its start', () => {
  it('is under 500 KB of scripts and style sheets', () => {
    const files = new Set([...types, ...plugins].flatMap(loadedBy));
    should(files.size).be.above(types.length);
    should(bytesOf(files)).be.below(MOST_AT_START);
  });

  it('has of the sidebar nothing but what opens it', () => {
    const scripts = loadedBy('camunda8-sidebar').filter((file) => file.endsWith('.js'));
    should(scripts).eql(['resources/camunda8-sidebar.js']);
    should(bytesOf(scripts)).be.below(MOST_OF_SIDEBAR);
    should(bytesOf(['resources/camunda8-sidebar-opened.js'])).be.above(MOST_OF_SIDEBAR);
  });
});
