import { broadcastSignal } from '../../src/operations/messages';
import { choice } from '../common/choice';

/** Broadcasts the signal that the form names. */
export const broadcast = choice(
  broadcastSignal.input,
  {
    signalName: { property: 'signalName', as: 'text' },
    variables: { property: 'variables', as: 'typed', type: 'msg', value: 'payload', isOptional: true },
    tenantId: { property: 'tenantId', as: 'text' },
  },
  ({ client, signal: ended }, signal) => client.messages.broadcast(signal, ended),
);
