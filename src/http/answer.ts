import { type SentenceValue, sentence } from '../sentence';

/** What a server said, whatever it was. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** The first value of a header of an answer, or an empty text. */
export function headerOf(answer: Pick<Answer, 'headers'>, name: string): string {
  const value = answer.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** Characters of a content type in a sentence: no real one has more. */
const MAX_CONTENT_TYPE = 100;

/** What a sentence says of the content type. */
export function contentTypeOf(answer: Pick<Answer, 'headers'>): SentenceValue {
  return headerOf(answer, 'content-type').slice(0, MAX_CONTENT_TYPE) || sentence`without a content type`;
}

/** Whether the answer says that its body is JSON, a problem body included. */
export function isJson(answer: Answer): boolean {
  return /[/+]json\b/.test(headerOf(answer, 'content-type'));
}
