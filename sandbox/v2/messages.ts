import type { Cluster } from '../cluster';
import type { Answer, SandboxRequest } from '../http';
import type { Route } from '../router';
import type { SandboxSettings } from '../settings';
import { v2Json } from './answer';
import { integer, object, readBody, text, variables } from './body';
import { carryOut, checkRequired, checkTenants } from './commands';

const TENANT = '<default>';
const MESSAGE = { name: text, correlationKey: text, variables, tenantId: text };
const PUBLICATION = object({ ...MESSAGE, timeToLive: integer, messageId: text });
const CORRELATION = object(MESSAGE);
const SIGNAL = object({ signalName: text, variables, tenantId: text });

/** Messages and signals. */
export function messageRoutes({ engine }: Cluster, { version }: SandboxSettings): Route[] {
  const post = (path: string, answer: (request: SandboxRequest) => Answer): Route => ({
    method: 'POST',
    path,
    answer,
  });
  return [
    post('/v2/messages/publication', (request) => {
      const { tenantId, name = '', correlationKey = '', ...rest } = readBody(request, version, PUBLICATION);
      checkRequired(request, { name });
      checkTenants(request, 'Publish Message', [tenantId]);
      const publish = () => engine.publishMessage({ name, correlationKey, ...rest });
      const messageKey = carryOut(request, 'PUBLISH', publish);
      return v2Json(version, { messageKey, tenantId: TENANT });
    }),
    post('/v2/messages/correlation', (request) => {
      const { tenantId, name = '', correlationKey = '', ...rest } = readBody(request, version, CORRELATION);
      checkRequired(request, { name });
      checkTenants(request, 'Correlate Message', [tenantId]);
      const correlate = () => engine.correlateMessage({ name, correlationKey, ...rest });
      return v2Json(version, { ...carryOut(request, 'CORRELATE', correlate), tenantId: TENANT });
    }),
    post('/v2/signals/broadcast', (request) => {
      const { tenantId, signalName = '', ...rest } = readBody(request, version, SIGNAL);
      checkRequired(request, { signalName });
      checkTenants(request, 'Broadcast Signal', [tenantId]);
      return v2Json(version, {
        signalKey: engine.broadcastSignal(signalName, rest.variables),
        tenantId: TENANT,
      });
    }),
  ];
}
