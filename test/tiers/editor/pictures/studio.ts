import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../../promises/package/project';
import { Editor } from '../editor';
import { camunda, type Flow } from './flows';

/** A Saturday morning, on which all pictures are taken. */
export const moment = Date.parse('2026-11-28T09:00:00+01:00');

/** What a browser has to be for a picture, beside its size. */
export const fine = { deviceScaleFactor: 2, timezoneId: 'Europe/Berlin' };

/** An editor in which each run finds the same day and the same tasks. */
export class Studio {
  private constructor(readonly editor: Editor) {}

  /** @param now of the sandbox: milliseconds */
  static async open(now = () => moment): Promise<Studio> {
    const { NODE_OPTIONS, TZ } = process.env;
    const clock = JSON.stringify(path.join(__dirname, 'clock.cjs'));
    Object.assign(process.env, {
      NODE_OPTIONS: `${NODE_OPTIONS ?? ''} --require ${clock}`,
      PICTURES_MOMENT: String(moment),
      TZ: fine.timezoneId,
    });
    try {
      return new Studio(await Editor.start({ now }, {}, [], provideProcesses));
    } finally {
      restore({ NODE_OPTIONS, TZ, PICTURES_MOMENT: undefined });
    }
  }

  close(): Promise<void> {
    return this.editor.close();
  }

  /** Flows, deployed on the sandbox, in the editor of a person who has just opened it. */
  async show(flows: Flow, viewport = { width: 1400, height: 2000 }): Promise<Page> {
    const { url } = this.editor.sandbox;
    await this.editor.deploy([...flows, { ...camunda, restAddress: url }]);
    return this.editor.open('en-US', viewport, fine);
  }
}

/** A folder to deploy. */
function provideProcesses(userDir: string): void {
  cpSync(path.join(root, 'scripts', 'demo', 'processes'), path.join(userDir, 'processes'), {
    recursive: true,
  });
}

function restore(variables: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
