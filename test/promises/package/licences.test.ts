import { readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { filesUnder, root } from './project';

/** Approved by the Open Source Initiative, by their SPDX identifiers. */
const OPEN = [
  ...['0BSD', 'Apache-2.0', 'Artistic-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'],
  ...['MPL-2.0', 'PSF-2.0', 'Python-2.0', 'Unlicense'],
];

/** Lists of licences that come with npm: data, no software. */
const DATA = ['spdx-exceptions', 'spdx-license-ids'];

/** What says its licence in an older form than SPDX, or in its README or LICENSE file alone. */
const SAID_OTHERWISE = new Map([
  ['busboy', 'MIT'],
  ['cli-table', 'MIT'],
  ['passport-http-bearer', 'MIT'],
  ['passport-oauth2-client-password', 'MIT'],
  ['passport-strategy', 'MIT'],
  ['pause', 'MIT'],
  ['qrcode-terminal', 'Apache-2.0'],
  ['streamsearch', 'MIT'],
]);

/** Under Camunda's own licence, which is not open source. `zeebe-gateway-protocol-impl` is another one, and open. */
const NOT_OPEN = /camunda-zeebe|zeebe-gateway-protocol(?!-impl)|camunda-api-zod-schemas/;

const CODE = ['.ci', '.github', 'nodes', 'sandbox', 'scripts', 'src', 'test'];

interface LockFile {
  packages: Record<string, { license?: string }>;
}

function nameOf(place: string): string {
  return place.split('node_modules/').at(-1) ?? '';
}

/** Whether one of the alternatives of an SPDX expression is open. */
function isOpen(licence: string): boolean {
  return licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((alternative) => OPEN.includes(alternative));
}

describe('Only open parts', () => {
  it('every package that we install is under an open-source licence', () => {
    const lockFile: LockFile = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
    const installed = Object.entries(lockFile.packages).filter(([place]) => place !== '');
    should(installed.length).be.above(100);
    const others = installed
      .map(([place, { license }]) => ({ name: nameOf(place), license }))
      .filter(({ name, license = SAID_OTHERWISE.get(name) ?? 'none' }) => !isOpen(license))
      .filter(({ name }) => !DATA.includes(name));
    should(others).eql([]);
  });

  it('no script, test or workflow names an artifact under the Camunda License', () => {
    const code = CODE.flatMap((folder) =>
      filesUnder(path.join(root, folder)).map((file) => `${folder}/${file}`),
    );
    should(code.length).be.above(100);
    const naming = code
      .filter((file) => file !== 'test/promises/package/licences.test.ts')
      .filter((file) => NOT_OPEN.test(readFileSync(path.join(root, file), 'utf8')));
    should(naming).eql([]);
  });
});
