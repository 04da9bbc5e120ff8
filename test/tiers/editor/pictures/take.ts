import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { look, nodeRedLine } from '../look/look';
import { largest, type PictureName, takenFolder } from './pictures';

/** Pixels of surroundings on a picture. */
const margin = 20;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The part of the canvas on which the flow is. */
export async function takeFlow(page: Page, name: PictureName): Promise<void> {
  const nodes = await page.locator('.red-ui-flow-node-group').all();
  const boxes = await Promise.all(nodes.map(boxOf));
  const left = Math.min(...boxes.map(({ x }) => x)) - margin;
  const top = Math.min(...boxes.map(({ y }) => y)) - margin;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + margin;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + margin;
  await takeEditor(page, name, { x: left, y: top, width: right - left, height: bottom - top });
}

/**
 * The form on top, with the request that it shows, if it shows one.
 * @param last the lowest part of the form that belongs into the picture
 */
export async function takeForm(last: Locator, name: PictureName): Promise<void> {
  await last.page().waitForFunction(`!$('#camunda8-request').is(':visible') || $('#camunda8-request').val()`);
  await last.page().evaluate(`$('.red-ui-tray-body').scrollTop(0)`);
  const tray = await boxOf(last.page().locator('.red-ui-tray').last());
  const end = await boxOf(last);
  await takeEditor(last.page(), name, { ...tray, height: end.y + end.height + margin - tray.y });
}

/** The editor, or a part of it, without what each run measures anew. */
export async function takeEditor(page: Page, name: PictureName, clip?: Box): Promise<void> {
  await steady(page);
  await take(page, name, clip);
}

/**
 * A part of the page, twice as fine as a screen where the file stays small.
 * @param clip absent: all of the page
 */
export async function take(page: Page, name: PictureName, clip?: Box): Promise<void> {
  const options = { ...(clip ? { clip } : {}), animations: 'disabled', caret: 'hide' } as const;
  const fine = await page.screenshot(options);
  const picture = fine.length <= largest ? fine : await page.screenshot({ ...options, scale: 'css' });
  const folder = takenFolder(`${nodeRedLine}-${look}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.png`), picture);
}

/** Writes over what each run measures anew, and takes mouse and focus away. */
async function steady(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(`
    document.activeElement?.blur();
    $('#camunda8-request').val((_, text) => text.replace(/:\\d\\d\\.\\d+Z/g, ':00.000Z'));
    $('.red-ui-debug-msg-date').text('9:00:00 AM');
    $('.camunda8-success').contents().filter((_, part) => part.nodeType === Node.TEXT_NODE).each((_, part) => {
      part.data = part.data.replace(/\\d+ ms/, '9 ms');
    });
  `);
}

/** @throws Error where nothing is seen of it */
export async function boxOf(part: Locator): Promise<Box> {
  const box = await part.boundingBox();
  if (!box) throw new Error(`Nothing is seen of ${part}`);
  return box;
}
