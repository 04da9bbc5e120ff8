import { Parser } from 'acorn';
import should from 'should';
import { readExample } from './example';

const templates = readExample('10 - House tasks in the browser').filter(({ type }) => type === 'template');
const scripts = templates.filter(({ format }) => format === 'javascript');

/** Its words and signs, without the comments. */
function tokensOf(script: string): string[] {
  const tokens = [...Parser.tokenizer(script, { ecmaVersion: 2022, sourceType: 'module' })];
  return tokens.map(({ start, end }) => script.slice(start, end));
}

/** The code in the templates, which no compiler and no linter looks at. */
describe('the page of the example "House tasks in the browser"', () => {
  for (const { name, template } of scripts) {
    it(`has ${name} as a module without mistakes of grammar`, () => {
      should(() => Parser.parse(String(template), { ecmaVersion: 2022, sourceType: 'module' })).not.throw();
    });

    it(`has nothing in ${name} that makes HTML or code of text`, () => {
      const dangerous =
        /^(inner|outer)HTML$|^insertAdjacentHTML$|^write(ln)?$|^eval$|^Function$|^srcdoc$|^setHTML/;
      const used = tokensOf(String(template));
      should(used).containEql('textContent');
      should(used.filter((word) => dangerous.test(word))).be.empty();
    });
  }

  it('has all its code in these scripts: no handler and no style in the HTML, and nothing from elsewhere', () => {
    const [page] = templates.filter(({ format }) => format === 'html');
    should(scripts).have.length(2);
    should(page?.template).be.a.String();
    should(page?.template).not.match(/ on\w+=|<style|style=|<script[^>]*>[^<]|https?:|\/\//);
  });
});
