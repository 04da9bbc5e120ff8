import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import should from 'should';
import { openNode } from '../actions';
import { Editor, flowThatAsks } from '../editor';
import { brightness, coloursOf } from './colour';
import { look, nodeRedLine } from './look';

/** Without these a run could pass on other versions, or in another look, than its name says. */
describe('this run', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    editor = await Editor.start();
    await editor.deploy(flowThatAsks({ type: 'camunda8-topology' }));
    page = await editor.open();
  });

  after(async () => {
    await editor?.close();
  });

  it('has the Node and the Node-RED that were installed for it', async () => {
    const folder = path.join(process.env.NODE_RED_FOLDER ?? '', 'node_modules');
    const installed = (name: string) =>
      JSON.parse(readFileSync(path.join(folder, name, 'package.json'), 'utf8')).version;
    should(process.versions.node).equal(installed('node'));
    should(JSON.parse(await editor.get('/settings')).version)
      .equal(installed('node-red'))
      .and.startWith(`${nodeRedLine}.`);
  });

  it('looks as its name says', async () => {
    const form = await openNode(page, 'ask');
    const { back } = await coloursOf(form.locator('label').first());
    should(brightness(back) < 0.2).equal(look === 'dark');
  });
});
