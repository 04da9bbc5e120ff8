import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { Aedes } from 'aedes';

/** An MQTT broker, on this computer alone. */
export interface Broker {
  port: number;
  /** What it has and takes: to look into it, and to publish without a client. */
  aedes: Aedes;
  close(): Promise<void>;
}

/** @param port a free one; 0 for any @throws the system's error where it is taken (EADDRINUSE) */
export async function startBroker(port: number): Promise<Broker> {
  const aedes = await Aedes.createBroker();
  const server = createServer(aedes.handle);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    aedes,
    close: async () => {
      await new Promise<void>((resolve) => aedes.close(resolve));
      server.close();
      // Also whoever has not said yet that it speaks MQTT.
      for (const socket of sockets) socket.destroy();
    },
  };
}
