import { invalidError } from '../errors';
import { MAX_BODY } from '../http/bounds';
import { tooLarge, writeJson } from '../http/write-json';
import { isPlainObject, type JsonObject } from '../json-object';
import { sentence } from '../sentence';
import { FormBody } from '../transport/transport';

/** Parts of one form: a folder with more files is none of one process. */
const MAX_PARTS = 1_000;

/** A file as a message brings it. Its name tells Camunda what it is. */
interface File {
  name: string;
  content: string | Uint8Array;
  /** Its media type. */
  type?: string;
}

const BINARY = 'application/octet-stream';

/**
 * A form of files and values: each property is a part, a list of files one part for each, and what is no file JSON.
 * @throws CamundaError CAMUNDA_INVALID for a file without a name or content, and for what is too large
 */
export async function formBody(parts: JsonObject): Promise<FormBody> {
  const form = new FormData();
  let bytes = 0;
  let count = 0;
  const check = (content: string | Uint8Array) => {
    bytes += typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
    if (bytes > MAX_BODY) throw tooLarge();
    if (++count > MAX_PARTS) throw invalidError(sentence`Send fewer files at once (at most ${MAX_PARTS})`);
  };
  const addFile = (part: string, { name, content, type = BINARY }: File) => {
    check(content);
    // Copied, because a Blob takes no shared memory.
    const data = typeof content === 'string' ? content : Buffer.from(content);
    form.append(part, new Blob([data], { type }), name);
  };
  for (const [part, value] of Object.entries(parts)) {
    if (value === undefined || value === null) continue;
    const files = filesIn(part, value);
    if (files) for (const file of files) addFile(part, file);
    else if (typeof value !== 'string') {
      addFile(part, { name: `${part}.json`, content: writeJson(value), type: 'application/json' });
    } else {
      check(value);
      form.append(part, value);
    }
  }
  const written = new Response(form);
  const contentType = written.headers.get('content-type') ?? '';
  return new FormBody(Buffer.from(await written.arrayBuffer()), contentType);
}

/** The files that a part brings; undefined where it brings none. */
function filesIn(name: string, value: unknown): File[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (!list.some(looksLikeFile)) return undefined;
  return list.map((one) => {
    if (isFile(one)) return one;
    throw invalidError(
      sentence`A file has no name or content (${name}). Give it as { name, content }, with a Buffer or text as its content`,
    );
  });
}

function looksLikeFile(value: unknown): boolean {
  return value instanceof Uint8Array || (isPlainObject(value) && 'content' in value);
}

function isFile(value: unknown): value is File & JsonObject {
  if (!isPlainObject(value)) return false;
  const { name, content, type } = value;
  const isContent = typeof content === 'string' || content instanceof Uint8Array;
  return (
    isContent && typeof name === 'string' && name !== '' && ['string', 'undefined'].includes(typeof type)
  );
}
