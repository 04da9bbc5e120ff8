import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { freePort } from '../../../scripts/free-port';
import type { Certificate } from '../../support/certificates';

interface Settings {
  /** Address of the server behind it. */
  upstream: string;
  certificate: Certificate;
  /** The CA (PEM) of those who may connect. */
  clientAuthority: string;
}

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** At `/`, and at `/camunda/` as where several applications share a name. */
function configuration(port: number, upstream: string): string {
  return `
    daemon off;
    master_process off;
    pid nginx.pid;
    error_log stderr notice;
    events {}
    http {
      access_log off;
      ${TEMPORARY.map((what) => `${what}_temp_path ${what};`).join('\n')}
      server {
        listen 127.0.0.1:${port} ssl;
        ssl_certificate server.crt;
        ssl_certificate_key server.key;
        ssl_client_certificate clients.crt;
        ssl_verify_client on;
        location / { proxy_pass ${upstream}; }
        location /camunda/ { proxy_pass ${upstream}/; }
      }
    }`;
}

function run(...parameters: string[]): ChildProcessByStdio<null, null, Readable> {
  // Debian has it in /usr/sbin, which is not in everybody's PATH.
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
  return spawn('nginx', parameters, { env, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** @throws Error that says what to install where nginx is not there */
export async function requireNginx(): Promise<void> {
  try {
    await once(run('-v'), 'exit');
  } catch (cause) {
    throw new Error('nginx cannot be run, and this needs it (Debian, Ubuntu: apt-get install nginx)', {
      cause,
    });
  }
}

/** A TLS reverse proxy that demands a client certificate. */
export interface Nginx {
  readonly port: number;
  stop(): Promise<void>;
}

/** @throws Error with what nginx says where it does not start */
export async function startNginx({ upstream, certificate, clientAuthority }: Settings): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'camunda8-nginx-'));
  const port = await freePort(0);
  const files = {
    'nginx.conf': configuration(port, upstream),
    'server.crt': certificate.cert,
    'server.key': certificate.key,
    'clients.crt': clientAuthority,
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const nginx = run('-p', folder, '-c', 'nginx.conf', '-e', 'stderr');
  await listening(nginx);
  return {
    port,
    async stop() {
      const ended = once(nginx, 'exit');
      nginx.kill();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** nginx names its version as soon as it listens. */
async function listening(nginx: ChildProcessByStdio<null, null, Readable>): Promise<void> {
  const said: string[] = [];
  for await (const line of createInterface({ input: nginx.stderr })) {
    if (/\bnginx\/\d/.test(line)) {
      nginx.stderr.resume();
      return;
    }
    said.push(line);
  }
  throw new Error(`nginx did not start: ${said.join('\n')}`);
}
