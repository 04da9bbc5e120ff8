import type { CamundaErrorCode } from '../errors';
import { type Sentence, sentence } from '../sentence';
import type { Answer } from './exchange';
import { textOf } from './parse-json';

interface Words {
  said: RegExp;
  code: CamundaErrorCode;
  sentence(host: string): Sentence;
}

/** What nginx, Tomcat (Camunda's own server) and Go's server write into the 400 for a connection that is not what they want. */
const WORDS: readonly Words[] = [
  {
    said: /HTTPS port|requires TLS|HTTPS server/,
    code: 'CAMUNDA_PROTOCOL',
    sentence: (host) => sentence`${host} speaks TLS. Use https instead of http`,
  },
  {
    said: /No required SSL certificate/,
    code: 'CAMUNDA_UNAVAILABLE',
    sentence: (host) => sentence`${host} wants a client certificate. Add one in a TLS configuration`,
  },
  {
    said: /SSL certificate error/,
    code: 'CAMUNDA_UNAVAILABLE',
    sentence: (host) => sentence`${host} does not accept the client certificate. Check the TLS configuration`,
  },
];

/** Bytes of the body that are looked into: the words stand at the beginning of a short page. */
const LOOKED_INTO = 4 * 1024;

/** The refusal of a web server that did not like the connection; undefined where the answer is about the request. */
export function tlsRefusal(
  { status, body }: Answer,
  { host }: URL,
): { code: CamundaErrorCode; sentence: Sentence } | undefined {
  if (status !== 400) return undefined;
  const text = textOf(body.subarray(0, LOOKED_INTO));
  const words = WORDS.find(({ said }) => said.test(text));
  return words && { code: words.code, sentence: words.sentence(host) };
}
