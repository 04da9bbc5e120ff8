import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { listFolder, nameIn } from '../../../../nodes/camunda8-deploy/list-folder';
import { readFolder } from '../../../../nodes/camunda8-deploy/read-folder';
import { TemporaryFolder } from './temporary-folder';

describe('The files of a folder', () => {
  let folder: TemporaryFolder;
  let outside: TemporaryFolder;

  beforeEach(() => {
    folder = new TemporaryFolder();
    outside = new TemporaryFolder();
  });
  afterEach(() => {
    folder.remove();
    outside.remove();
  });

  const names = async () => (await listFolder(folder.path)).files.map(({ name }) => name);

  it('are those that Camunda takes, by their way from the folder, in the order of their names', async () => {
    folder.write({
      'z.bpmn': '',
      'a.form': '',
      'deep/er/decide.dmn': '',
      'READ.ME': '',
      'picture.png': '',
      bpmn: '',
    });
    should(await names()).eql(['a.form', 'deep/er/decide.dmn', 'z.bpmn']);
  });

  it('have the same names on Windows', () => {
    const name = nameIn('C:\\flows\\processes', 'C:\\flows\\processes\\deep\\er\\decide.dmn', path.win32);
    should(name).equal('deep/er/decide.dmn');
  });

  it('have the same names where a system gives letters and accents apart', async () => {
    folder.write({ 'bu\u0308ro.bpmn': '' });
    should(await names()).eql(['b\u00fcro.bpmn']);
  });

  it('are not the hidden ones, nor those in hidden folders', async () => {
    folder.write({ 'a.bpmn': '', '.b.bpmn': '', '.git/c.bpmn': '' });
    should(await names()).eql(['a.bpmn']);
  });

  it('are not those to which a link leads out of it', async () => {
    outside.write({ 'secret.bpmn': '', 'in/b.bpmn': '' });
    folder.write({ 'a.bpmn': '' });
    symlinkSync(outside.at('secret.bpmn'), folder.at('link.bpmn'));
    symlinkSync(outside.at('in'), folder.at('in'));
    symlinkSync(folder.at('nowhere'), folder.at('gone.bpmn'));
    should(await names()).eql(['a.bpmn']);
  });

  it('are found once, though a link leads back to the folder and another one to a file', async () => {
    folder.write({ 'b/a.bpmn': '' });
    symlinkSync(folder.path, folder.at('b', 'again'));
    symlinkSync(folder.at('b', 'a.bpmn'), folder.at('a-link.bpmn'));
    should(await names()).eql(['b/a.bpmn']);
  });

  it('are found where Kubernetes mounts them, as links into a hidden folder', async () => {
    folder.write({ '..2026_11_29/a.bpmn': 'x' });
    symlinkSync('..2026_11_29', folder.at('..data'));
    symlinkSync('..data/a.bpmn', folder.at('a.bpmn'));
    should(await readFolder(folder.path)).eql([{ name: 'a.bpmn', content: Buffer.from('x') }]);
  });

  it('are found in a folder that is a link itself', async () => {
    outside.write({ 'a.bpmn': '' });
    symlinkSync(outside.path, folder.at('link'));
    should((await listFolder(folder.at('link'))).files).match([{ name: 'a.bpmn' }]);
  });

  it('are refused as too many, before any is read', async () => {
    folder.write(Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`${i}.form`, ''])));
    await should(readFolder(folder.path)).be.rejectedWith({
      code: 'CAMUNDA_INVALID',
      message: 'There are 501 files to deploy. Deploy at most 500 at once',
    });
  });

  it('are not looked for in a folder with more than 10,000 entries', async () => {
    folder.write(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`${i}.txt`, ''])));
    await should(listFolder(folder.path)).be.rejectedWith({
      code: 'CAMUNDA_CONFIG',
      message: `Choose a smaller folder: ${folder.path} has more than 10,000 files and folders`,
    });
  });

  it('are refused where one is too large, with its name and its size', async () => {
    folder.write({ 'a.bpmn': 'x', 'large/b.bpmn': Buffer.alloc(5 * 2 ** 20) });
    await should(readFolder(folder.path)).be.rejectedWith({
      code: 'CAMUNDA_INVALID',
      message: 'large/b.bpmn is too large to deploy (5 MB). Camunda takes 4 MB at once',
    });
  });

  it('are refused where all together are too large, with the largest', async () => {
    folder.write({ 'a.bpmn': Buffer.alloc(2 * 2 ** 20), 'b.bpmn': Buffer.alloc(2.5 * 2 ** 20) });
    await should(readFolder(folder.path)).be.rejectedWith({
      code: 'CAMUNDA_INVALID',
      message:
        'The files are too large to deploy at once (4.6 MB). Camunda takes 4 MB, and the largest is b.bpmn (2.5 MB)',
    });
  });

  it('are missed in an empty folder', async () => {
    mkdirSync(folder.at('empty'));
    await should(readFolder(folder.path)).be.rejectedWith({
      code: 'CAMUNDA_INVALID',
      message: `There is nothing to deploy: no .bpmn, .dmn or .form file is in ${folder.path}`,
    });
  });

  it('are missed where there is no folder, or a file in its place', async () => {
    folder.write({ 'a.bpmn': '' });
    await should(readFolder(folder.at('none'))).be.rejectedWith({
      code: 'CAMUNDA_CONFIG',
      message: `Create the folder, or correct its path: there is no ${folder.at('none')}`,
    });
    await should(readFolder(folder.at('a.bpmn'))).be.rejectedWith({
      code: 'CAMUNDA_CONFIG',
      message: `Choose a folder: ${folder.at('a.bpmn')} is a file`,
    });
  });
});
