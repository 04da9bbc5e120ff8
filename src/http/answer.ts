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

/** Whether the answer says that its body is JSON, a problem body included. */
export function isJson(answer: Answer): boolean {
  return /[/+]json\b/.test(headerOf(answer, 'content-type'));
}
