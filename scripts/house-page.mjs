// Puts the files of the page of "House tasks in the browser", pages/house-tasks/, into the template nodes of that example.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './forms.mjs';

const example = path.join(root, 'examples', '2 Tasks', '10 - House tasks in the browser.json');
const pages = path.join(root, 'pages', 'house-tasks');
const flow = readFileSync(example, 'utf8');

/** The flow file as it is but for one template: whoever compares two versions sees only what has changed. */
function withTemplate(text, { name, template }) {
  const property = (value) => `"template": ${JSON.stringify(value)}`;
  return text.replace(property(template), () => property(readFileSync(path.join(pages, name), 'utf8')));
}

const templates = JSON.parse(flow).filter(({ type }) => type === 'template');
writeFileSync(example, templates.reduce(withTemplate, flow));
