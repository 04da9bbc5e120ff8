import { writeJson } from '../http/write-json';
import { FormBody, JsonText } from './transport';

/** A body as it goes over the wire. */
export interface Written {
  content: string | Buffer;
  contentType: string;
}

/** @throws CamundaError CAMUNDA_INVALID for what JSON cannot hold */
export function writtenBody(body: unknown): Written | undefined {
  if (body === undefined) return undefined;
  if (body instanceof FormBody) return { content: body.bytes, contentType: body.contentType };
  return { content: body instanceof JsonText ? body.text : writeJson(body), contentType: 'application/json' };
}
