import type { File } from '../../engine/definitions/read-files';
import { problem, Refused, type SandboxRequest, springError } from '../../http';

export interface Parts {
  /** In their order. */
  readonly files: readonly File[];
  readonly tenantId: string | undefined;
}

/** What is deployed. @throws Refused with 415 for another type, with 400 where there is no file, or no end */
export async function readParts(request: SandboxRequest): Promise<Parts> {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) throw new Refused(springError(request, 415));
  const body = new Response(new Uint8Array(request.bytes ?? []), { headers: { 'content-type': type } });
  const form = await body.formData().catch(() => {
    throw new Refused(problem(request, 400, 'Bad Request', 'Failed to parse multipart servlet request'));
  });
  const parts = form.getAll('resources').filter((part) => typeof part !== 'string');
  if (parts.length === 0) {
    const detail = "Required part 'resources' is not present.";
    throw new Refused(problem(request, 400, 'Bad Request', detail));
  }
  const files = await Promise.all(
    parts.map(async (part) => ({ name: part.name, content: await part.text() })),
  );
  const tenantId = form.get('tenantId');
  return { files, tenantId: typeof tenantId === 'string' && tenantId !== '' ? tenantId : undefined };
}
