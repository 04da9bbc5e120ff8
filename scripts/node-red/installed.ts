import { createRequire } from 'node:module';
import path from 'node:path';

/** A folder in whose `node_modules` Node-RED is installed: this project, or the one that NODE_RED_FOLDER names. */
const folder = process.env.NODE_RED_FOLDER ?? path.join(__dirname, '..', '..');

/** Requires and resolves as the installed Node-RED does: itself, and its `@node-red/` modules. */
export const requireNodeRed = createRequire(
  createRequire(path.resolve(folder, 'package.json')).resolve('node-red'),
);
