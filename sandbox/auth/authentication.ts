import type { OutgoingHttpHeaders } from 'node:http';
import type { Answer, SandboxRequest } from '../http';

/** Lets a request in: who calls, and headers for its answer. */
export interface Admission {
  readonly user?: string | undefined;
  readonly headers?: OutgoingHttpHeaders;
}

/** One way of a cluster to know its callers. */
export interface Authentication {
  /** The answer of an endpoint of its own, such as a login, which needs no credentials. */
  endpoint(request: SandboxRequest): Answer | undefined | Promise<Answer | undefined>;
  /** @throws Refused with this mode's refusal */
  admit(request: SandboxRequest): Admission | Promise<Admission>;
  /** Makes every session and token that was given worthless. */
  forget(): void;
}
