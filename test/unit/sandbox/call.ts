import { FormData, request } from 'undici';

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

interface Call {
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent form-encoded. */
  form?: Record<string, string>;
  /** To deploy: contents by their names. */
  resources?: Record<string, string>;
  /** Sent as it is. */
  body?: string;
}

/** One request, in a line of a test: `call('POST', url, { json: {} })`. */
export async function call(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  { headers, json, form, resources, body }: Call = {},
): Promise<Reply> {
  const response = await request(url, {
    method,
    headers: {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(form ? { body: new URLSearchParams(form).toString() } : {}),
    ...(resources ? { body: formData(resources) } : {}),
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
}

function formData(resources: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, content] of Object.entries(resources)) {
    data.append('resources', new Blob([content]), name);
  }
  return data;
}

export type Item = Record<string, unknown>;

/** The items of a `/v2/user-tasks/search`. @throws Error with the body of a refusal */
export async function search(url: string, query: Item = {}): Promise<{ items: Item[]; page: Item }> {
  const { status, text } = await call('POST', `${url}/v2/user-tasks/search`, { json: query });
  if (status !== 200) {
    throw new Error(text);
  }
  return JSON.parse(text);
}
