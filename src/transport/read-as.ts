import { isJson, isText, isWebPage, isXml, type Received } from '../http/exchange';
import type { Reads } from './transport';

/**
 * A body that is not, or need not be, JSON. A web page is no answer of an API: it comes from a wrong address, or from a
 * login in between.
 * @returns undefined where it has to be JSON
 */
export function readAs(reads: Reads, answer: Received): unknown {
  if (reads === 'file') return answer.body;
  if (reads === 'xml') return isXml(answer) ? answer.body.toString() : undefined;
  if (isWebPage(answer)) return undefined;
  if (reads === 'text' || isText(answer)) return answer.body.toString();
  return isJson(answer) ? undefined : answer.body;
}
