import type { Cluster } from '../cluster';
import { type Answer, empty, type SandboxRequest } from '../http';
import type { Route } from '../router';
import type { Version } from '../settings';
import { type Reader, readBody } from './body';
import { carryOut, checkKey, checkPartition } from './commands';

interface KeyedCommand<Body, Result> {
  /** Default `POST`. */
  readonly method?: Route['method'];
  /** With `{key}`. */
  readonly path: string;
  /** Of the key, as refusals call it. */
  readonly name: string;
  /** Zeebe's name of the command. */
  readonly intent: string;
  /** What the gateway refuses before the engine is asked. @throws Refused */
  readonly check?: (request: SandboxRequest, body: Body) => void;
  /** @throws Refusal */
  readonly run: (key: string, body: Body, request: SandboxRequest) => Result;
  /** Default: 204. */
  readonly answer?: (result: Result, key: string) => Answer;
}

/** A command to something that has a key. */
export function keyedCommand<Body, Result>(
  cluster: Cluster,
  version: Version,
  reader: Reader<Body>,
  { method = 'POST', path, name, intent, check, run, answer }: KeyedCommand<Body, Result>,
): Route {
  return {
    method,
    path,
    answer: (request, key) => {
      checkKey(request, name, key);
      const body = readBody(request, version, reader);
      check?.(request, body);
      checkPartition(cluster, request, key);
      const result = carryOut(request, intent, () => run(key, body, request));
      return answer?.(result, key) ?? empty(204);
    },
  };
}
