import should from 'should';
import { cpuTime } from '../../../support/cpu-time';
import { importPage, type Part } from './house-page';

/** As HTML would be written, to compare it in a line; a text in it is quoted where it holds a sign of HTML. */
function write(parts: readonly (Part | string)[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part.replaceAll('<', '&lt;');
      const { tag, href, parts: inner } = part;
      return `<${tag}${href === undefined ? '' : ` ${href}`}>${write(inner)}</${tag}>`;
    })
    .join('');
}

describe('the Markdown of the page "House tasks"', () => {
  async function read(text: string): Promise<string> {
    return write((await importPage('markdown.js')).readMarkdown(text));
  }

  for (const [text, html] of [
    ['## Plant care\nWater **a little**.', '<h5>Plant care</h5><p>Water <strong>a little</strong>.</p>'],
    ['# One #\n####### no', '<h4>One</h4><p>####### no</p>'],
    ['a\nb\n\nc', '<p>a<br></br>b</p><p>c</p>'],
    ['- a\n- *b*\n\n1. c\n2. d', '<ul><li>a</li><li><em>b</em></li></ul><ol><li>c</li><li>d</li></ol>'],
    ['**all *of* it** and __this__', '<p><strong>all <em>of</em> it</strong> and <strong>this</strong></p>'],
    ['2 * 3 * 4, a_file_name and **', '<p>2 * 3 * 4, a_file_name and **</p>'],
    ['`**code**`', '<p><code>**code**</code></p>'],
    [
      '[**the** shop](https://shop.example/a?b=1)',
      '<p><a https://shop.example/a?b=1><strong>the</strong> shop</a></p>',
    ],
    [
      '[mail](mailto:anna@house.example) [call](tel:+4930123)',
      '<p><a mailto:anna@house.example>mail</a> <a tel:+4930123>call</a></p>',
    ],
    ['', ''],
  ] as const) {
    it(`reads ${JSON.stringify(text)}`, async () => {
      should(await read(text)).equal(html);
    });
  }

  for (const address of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\u0001script:alert',
    '\u0001javascript:alert',
    'java&#x0A;script:alert',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://elsewhere.example/1',
    'view-source:https://elsewhere.example',
    '//elsewhere.example',
    '/house-tasks/list',
    'x',
    'https://',
  ]) {
    it(`makes no link of ${JSON.stringify(address)}`, async () => {
      should(await read(`[click](${address})`)).not.containEql('<a ');
    });
  }

  it('makes nothing but the few elements that it knows, whatever HTML is in the text', async () => {
    const bad = `<img src=x onerror=alert(1)>"><script>alert(1)</script>`;
    for (const text of [
      bad,
      `# ${bad}`,
      `- ${bad}`,
      `**${bad}**`,
      `[${bad}](https://a.example/"onclick="x)`,
    ]) {
      const tags = [...(await read(text)).matchAll(/<(\w+)/g)].map(([, tag]) => tag);
      should(tags.filter((tag) => !/^(h[4-6]|p|ul|li|strong|a)$/.test(tag ?? ''))).be.empty();
    }
    should(await read('[x](https://a.example/"onclick="x)')).containEql('https://a.example/%22onclick=%22x');
  });

  it('is read at once, however it is made to be slow', async () => {
    const elapsed = cpuTime();
    const { readMarkdown } = await importPage('markdown.js');
    for (const piece of [
      ...['*', '**', '_', '__', '`', '[', '](', '[a](', '# ', ' #', '-', '1', '\n', '\n\n'],
      ...['*a ', '**a*', '_a', '__a', '[a](b', '* **a _b ', '- \n', '**a\n', '[**_`'],
    ]) {
      for (const text of [piece.repeat(20_000 / piece.length), `# ${piece.repeat(19_000 / piece.length)}x`]) {
        readMarkdown(text);
      }
    }
    should(elapsed()).be.below(2_000);
  });

  it('is text alone where it is longer than any form needs', async () => {
    const long = '**a** '.repeat(4_000);
    should(await read(long)).equal(`<p>${long}</p>`);
  });
});
