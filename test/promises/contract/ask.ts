import { parse } from 'lossless-json';
import { request } from 'undici';
import type { ContractTarget } from './user-task-contract';

export interface Reply {
  status: number;
  contentType: string;
  text: string;
  /** Parsed, with integers of 16 or more digits as text; undefined for an empty body. */
  body: unknown;
}

/** One request to the target, with its credentials. */
export async function ask(
  target: Pick<ContractTarget, 'url' | 'headers'>,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<Reply> {
  const credentials = await target.headers(method);
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await request(target.url() + path, {
    method,
    headers: { ...credentials, ...(content.body ? { 'content-type': 'application/json' } : {}) },
    ...content,
  });
  const text = await response.body.text();
  return {
    status: response.statusCode,
    contentType: String(response.headers['content-type']),
    text,
    body:
      text === '' ? undefined : parse(text, null, (digits) => (digits.length < 16 ? Number(digits) : digits)),
  };
}
