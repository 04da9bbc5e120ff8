import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Parser } from 'acorn';
import should from 'should';
import { root } from '../../package/project';
import { readExample } from '../example';

const pages = path.join(root, 'pages', 'house-tasks');
const sources = new Map(
  readdirSync(pages).map((name) => [name, readFileSync(path.join(pages, name), 'utf8')]),
);
const nodes = readExample('10 - House tasks in the browser');
const templates = nodes.filter(({ type }) => type === 'template');
const scripts = [...sources].filter(([name]) => name.endsWith('.js'));
const page = sources.get('page.html') ?? '';

/** Its words and signs, without the comments. */
function tokensOf(script: string): string[] {
  const tokens = [...Parser.tokenizer(script, { ecmaVersion: 2022, sourceType: 'module' })];
  return tokens.map(({ start, end }) => script.slice(start, end));
}

/** The code of the page, which no compiler looks at, and what of it is in the example. */
describe('the page of the example "House tasks in the browser"', () => {
  it('is in the example as it is in pages/house-tasks (`npm run pages` puts it there)', () => {
    should(new Map(templates.map(({ name, template }) => [name, template]))).eql(sources);
  });

  it('answers to the name of each of its files', () => {
    const [chooser] = nodes.filter(({ property }) => property === 'req.params.file');
    const names = ((chooser?.rules ?? []) as { v?: string }[]).flatMap(({ v }) => v ?? []);
    should(names.toSorted()).eql([...sources.keys()].filter((name) => name !== 'page.html').sort());
    const wires = (chooser?.wires ?? []) as string[][];
    for (const [place, name] of names.entries()) {
      const [to] = wires[place] ?? [];
      should(templates.filter(({ id }) => id === to).map((node) => node.name)).eql([name]);
    }
  });

  it('has modules without mistakes of grammar, none longer than 200 lines', () => {
    should(scripts.length).be.above(5);
    for (const [name, script] of scripts) {
      should(() => Parser.parse(script, { ecmaVersion: 2022, sourceType: 'module' })).not.throw();
      should(script.split('\n').length).be.belowOrEqual(200, name);
    }
  });

  it('has nothing that makes HTML or code of text', () => {
    const dangerous =
      /^(inner|outer)HTML$|^insertAdjacentHTML$|^write(ln)?$|^eval$|^Function$|^srcdoc$|^setHTML|^DOMParser$|^createContextualFragment$/;
    const used = scripts.flatMap(([, script]) => tokensOf(script));
    should(used).containEql('textContent');
    should(used.filter((word) => dangerous.test(word))).be.empty();
  });

  it('has all its code in these modules: no handler and no style in the HTML, and nothing from elsewhere', () => {
    should(page).not.match(/ on\w+=|<style|style=|<script[^>]*>[^<]|https?:|\/\//);
    const imported = scripts.flatMap(([, script]) => [...script.matchAll(/ from '([^']+)'/g)]);
    should(imported.length).be.above(5);
    for (const [, from = ''] of imported) should([...sources.keys()]).containEql(from.replace(/^\.\//, ''));
  });
});
