import { readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { readDefinition } from './definition';
import { filesUnder, root, types } from './project';

const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1;

describe('node definitions', () => {
  for (const type of types) {
    const folder = path.join(root, 'nodes', type);
    const html = path.join(folder, `${type}.html`);

    describe(type, () => {
      it('is readable as a literal, as the Flow Library reads it', () => {
        const { category, color, icon, ...definition } = readDefinition(html);
        should(definition.type).equal(type);
        should(color).match(/^#[0-9A-F]{6}$/i);
        if (category === 'config') return;
        should(category).equal('Camunda 8');
        should(filesUnder(path.join(folder, 'icons'))).containEql(icon);
      });

      it('saves a version for migrations, and no property that Node-RED keeps for itself', () => {
        const { defaults } = readDefinition(html);
        should(defaults.version).eql({ value: 1 });
        for (const name of Object.keys(defaults)) {
          // Node-RED lets a node choose how many outputs it has, and nothing else of these.
          should(name).not.match(/^(.|id|type|wires|inputs)$/);
        }
      });

      it('keeps secrets in credentials of type password', () => {
        const isSecret = (name: string) => /password|secret|privateKey/i.test(name);
        const { defaults, credentials } = readDefinition(html);
        should(Object.keys(defaults).filter(isSecret)).be.empty();
        for (const name of Object.keys(credentials).filter(isSecret)) {
          should(credentials[name]).eql({ type: 'password' });
        }
      });

      it('has a form, and help in every language', () => {
        should(readFileSync(html, 'utf8')).containEql(`data-template-name="${type}"`);
        const locales = path.join(folder, 'locales');
        const languages = new Set(filesUnder(locales).map((file) => path.dirname(file)));
        should([...languages]).containEql('en-US');
        for (const language of languages) {
          const help = readFileSync(path.join(locales, language, `${type}.html`), 'utf8');
          should(help).containEql(`data-help-name="${type}"`);
        }
      });

      it('can be read in one go: fewer than 200 lines of HTML, fewer than 150 of each runtime file', () => {
        should(linesOf(html)).be.below(200);
        for (const file of filesUnder(folder).filter((name) => name.endsWith('.ts'))) {
          should(linesOf(path.join(folder, file))).be.below(150, file);
        }
      });
    });
  }
});
