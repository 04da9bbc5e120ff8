import type { Api, AuthenticationMethod } from '../../src/connection/settings';
import type { CamundaErrorCode } from '../../src/errors';

/** What the form says in one sentence. It holds no header, no token and no secret. */
export type ConnectionTest =
  | {
      ok: true;
      version: string;
      brokers: number;
      subject?: string;
      /** How it was logged in, where Camunda answers without a login too. */
      needless?: AuthenticationMethod;
      durationMs: number;
      /** Whether /v2 and Tasklist's v1 answer a search of these credentials. */
      search: Record<Api, boolean>;
    }
  | { ok: false; code: CamundaErrorCode; message: string };
