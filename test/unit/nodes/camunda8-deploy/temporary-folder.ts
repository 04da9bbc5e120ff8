import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder of a test's own. */
export class TemporaryFolder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'camunda8-deploy-'));

  /** The full path of a file or a folder in it. */
  at(...names: string[]): string {
    return path.join(this.path, ...names);
  }

  /** Writes files, and the folders that they are in. */
  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(this.at(name)), { recursive: true });
      writeFileSync(this.at(name), content);
    }
  }

  /** As editors save that never leave half of a file behind. */
  save(name: string, content: string): void {
    this.write({ [`.${name}.tmp`]: content });
    renameSync(this.at(`.${name}.tmp`), this.at(name));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
