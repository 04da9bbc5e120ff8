import { FormData, request } from 'undici';
import type { Exchange } from '../../support/relay';

/** A text as body is a file to deploy. */
export type Question = readonly [
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown,
  /** With which it is answered. */
  status: number,
];

function deployment(content: string): FormData {
  const form = new FormData();
  form.append('resources', new Blob([content]), 'paint-fence.bpmn');
  return form;
}

/** Puts a question to a server. */
export async function ask(
  url: string,
  [method, path, body]: Question,
  headers: Record<string, string> = {},
): Promise<Exchange> {
  const isFile = typeof body === 'string';
  const requestBody = body === undefined ? '' : JSON.stringify(body);
  const json = isFile || body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await request(url + path, {
    method,
    headers: { ...headers, ...json },
    body: isFile ? deployment(body) : requestBody,
  });
  return {
    ...{ method, path, requestType: isFile ? 'multipart/form-data' : json['content-type'], requestBody },
    status: answer.statusCode,
    answerType: answer.headers['content-type']?.toString(),
    answerBody: await answer.body.text(),
  };
}
