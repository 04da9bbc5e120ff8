import { inspect } from 'node:util';
import type { Seen } from '../../support/fault-server';

const FORM_FIELDS = ['client_secret', 'client_assertion', 'password'];

/** The credentials of one request, as they went over the wire and decoded. */
function credentialsOf({ headers, body }: Seen): string[] {
  const { authorization = '', cookie = '', 'x-csrf-token': csrf = '' } = headers;
  const encoded = authorization.replace(/^\w+ /, '');
  const cookies = cookie.split('; ').map((pair) => pair.slice(pair.indexOf('=') + 1));
  const form = new URLSearchParams(body);
  const decoded = FORM_FIELDS.map((name) => form.get(name) ?? '');
  const raw = FORM_FIELDS.map((name) => new RegExp(`(?:^|&)${name}=([^&]*)`).exec(body)?.[1] ?? '');
  const basic = authorization.startsWith('Basic ') ? Buffer.from(encoded, 'base64').toString() : '';
  const password = basic.slice(basic.indexOf(':') + 1);
  return [encoded, ...cookies, String(csrf), ...decoded, ...raw, basic, password];
}

/** Everything that a person could look into, to be searched for credentials. */
export class Evidence {
  readonly #texts = new Map<string, string>();

  /** Keeps how a value looks in a debug panel, in a log, and to a program. */
  add(where: string, value: unknown): void {
    const shown = [
      inspect(value, { depth: 10, showHidden: true, maxStringLength: null, maxArrayLength: null }),
    ];
    if (value instanceof Error) shown.push(String(value.stack), inspect(value.cause, { showHidden: true }));
    try {
      shown.push(JSON.stringify(value) ?? '');
    } catch {
      // A circle; `inspect` has shown it.
    }
    this.#texts.set(where, `${this.#texts.get(where) ?? ''}\n${shown.join('\n')}`);
  }

  /** Where one of the secrets, its Base64, or anything that went over the wire as a credential can be read. */
  leaks(secrets: readonly string[], seen: readonly Seen[]): string[] {
    const forms = secrets.flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64'),
    ]);
    const all = new Set([...forms, ...seen.flatMap(credentialsOf)].filter((form) => form.length >= 6));
    const found: string[] = [];
    for (const [where, text] of this.#texts) {
      for (const form of all) if (text.includes(form)) found.push(`${where} shows ${form}`);
    }
    return found;
  }
}
