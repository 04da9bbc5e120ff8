import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { NodeRedOptions } from '../../../../scripts/node-red/start';
import { root } from '../../../promises/package/project';

/** The Node-RED and the look of this run, as `run.ts` names them; by hand the installed one in its light look. */
export const [nodeRedLine = '', look = 'light'] = (process.env.EDITOR_RUN ?? '').split(' ');

const isDark = look === 'dark';
const hasDarkLook = nodeRedLine !== '4.1';
const themes = path.join(root, '.cache', 'editor-themes', 'node_modules');

/** Before Node-RED starts: its settings for this look, and where it has to, a theme as people install it. */
export function prepareLook(userDir: string): NodeRedOptions['settings'] {
  if (!isDark || hasDarkLook) return {};
  mkdirSync(userDir, { recursive: true });
  symlinkSync(themes, path.join(userDir, 'node_modules'));
  return { 'editorTheme.theme': 'dark' };
}

/** Chooses the dark look as a person does in the settings of the editor. */
export async function chooseLook(context: BrowserContext): Promise<void> {
  if (isDark && hasDarkLook) await context.addInitScript(`localStorage.setItem('view-dark-theme', 'dark')`);
}
