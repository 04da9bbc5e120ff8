import type { Cluster } from '../cluster';
import type { Answer, SandboxRequest } from '../http';
import type { Route } from '../router';
import type { SandboxSettings } from '../settings';
import { v2Json } from './answer';
import { integer, object, readBody, text, variables } from './body';
import { carryOut, checkRequired, tenantOf } from './commands';

const MESSAGE = { name: text, correlationKey: text, variables, tenantId: text };
const PUBLICATION = object({ ...MESSAGE, timeToLive: integer, messageId: text });
const CORRELATION = object(MESSAGE);
const SIGNAL = object({ signalName: text, variables, tenantId: text });

/** Messages and signals. */
export function messageRoutes({ engine }: Cluster, settings: SandboxSettings): Route[] {
  const { version } = settings;
  const post = (path: string, answer: (request: SandboxRequest) => Answer): Route => ({
    method: 'POST',
    path,
    answer,
  });
  return [
    post('/v2/messages/publication', (request) => {
      const { name = '', correlationKey = '', ...rest } = readBody(request, version, PUBLICATION);
      checkRequired(request, { name });
      const tenantId = tenantOf(request, settings, 'Publish Message', rest.tenantId);
      const publish = () => engine.publishMessage({ ...rest, name, correlationKey, tenantId });
      const messageKey = carryOut(request, 'PUBLISH', publish);
      return v2Json(version, { messageKey, tenantId });
    }),
    post('/v2/messages/correlation', (request) => {
      const { name = '', correlationKey = '', ...rest } = readBody(request, version, CORRELATION);
      checkRequired(request, { name });
      const tenantId = tenantOf(request, settings, 'Correlate Message', rest.tenantId);
      const correlate = () => engine.correlateMessage({ ...rest, name, correlationKey, tenantId });
      return v2Json(version, { ...carryOut(request, 'CORRELATE', correlate), tenantId });
    }),
    post('/v2/signals/broadcast', (request) => {
      const { signalName = '', ...rest } = readBody(request, version, SIGNAL);
      checkRequired(request, { signalName });
      const tenantId = tenantOf(request, settings, 'Broadcast Signal', rest.tenantId);
      return v2Json(version, {
        signalKey: engine.broadcastSignal(signalName, rest.variables, tenantId),
        tenantId,
      });
    }),
  ];
}
