import should from 'should';
import { startSandbox } from '../../../sandbox/sandbox';
import type { JsonObject } from '../../../src/json-object';
import { formBody } from '../../../src/operations/form-body';
import { refusalOf } from '../../support/searches';

/** The parts as a server reads them. */
async function partsOf(parts: JsonObject): Promise<FormData> {
  const { bytes, contentType } = await formBody(parts);
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
}

describe('A form of files', () => {
  it('has values as JSON, a list of them as one part, and texts as they are', async () => {
    const parts = await partsOf({
      file: { name: 'note.txt', content: 'Hello', type: 'text/plain' },
      metadata: { fileName: 'note.txt' },
      metadataList: [{ fileName: 'a' }, { fileName: 'b' }],
      tenantId: 'north',
      nothing: null,
    });
    should([...parts.keys()]).eql(['file', 'metadata', 'metadataList', 'tenantId']);
    should(parts.get('file')).match({ name: 'note.txt', type: 'text/plain', size: 5 });
    const [metadata, list] = ['metadata', 'metadataList'].map((name) => parts.get(name) as File);
    should(metadata?.type).equal('application/json');
    should(JSON.parse((await metadata?.text()) ?? '')).eql({ fileName: 'note.txt' });
    should(JSON.parse((await list?.text()) ?? '')).eql([{ fileName: 'a' }, { fileName: 'b' }]);
    should(parts.get('tenantId')).equal('north');
  });

  it('keeps every byte of a file, and a name with what could end its header', async () => {
    const content = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const parts = await partsOf({ file: { name: 'a"\r\nX-Evil: 1.bin', content } });
    const file = parts.get('file') as File;
    should(Buffer.from(await file.arrayBuffer()).equals(content)).be.true();
    should(file.name).equal('a"\r\nX-Evil: 1.bin');
  });

  it('is bounded', async () => {
    const content = Buffer.alloc(9 * 1024 * 1024);
    const resources = ['a', 'b'].map((name) => ({ name, content }));
    await refusalOf('CAMUNDA_INVALID', () => formBody({ resources }));
    const many = Array.from({ length: 1_001 }, () => ({ name: 'a', content: '' }));
    const { message } = await refusalOf('CAMUNDA_INVALID', () => formBody({ resources: many }));
    should(message).equal('Send fewer files at once (at most 1000)');
  });

  it('deploys', async () => {
    const sandbox = await startSandbox({ version: '8.8' });
    try {
      const xml = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"><bpmn:process id="tidy" isExecutable="true"><bpmn:startEvent id="start"/></bpmn:process></bpmn:definitions>`;
      const { bytes, contentType } = await formBody({ resources: [{ name: 'tidy.bpmn', content: xml }] });
      const answer = await fetch(`${sandbox.url}/v2/deployments`, {
        method: 'POST',
        headers: { 'content-type': contentType },
        body: new Uint8Array(bytes),
      });
      should(JSON.stringify(await answer.json())).match(/"processDefinitionId":"tidy"/);
    } finally {
      await sandbox.close();
    }
  });
});
