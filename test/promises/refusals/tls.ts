import type { TlsOptions } from 'node:tls';
import { CertificateAuthority, selfSigned } from '../../support/certificates';
import { tlsNode } from '../../support/core-nodes';
import type { Behaviour } from '../../support/fault-server';
import { json, page } from '../../support/faults';
import { clusterAt } from '../../support/node-red/flow';
import type { Provoke, Stage } from './stage';

const authority = new CertificateAuthority();

const demanding = { ca: authority.certificate, requestCert: true };

/** nginx lets the connection happen, and then answers every request so. */
const nginx = (what: string) => page(400, `<html><body><center>${what}</center></body></html>`);

async function refusalOf(stage: Stage, tls: TlsOptions, answer: Behaviour = json({})) {
  const server = await stage.server({ tls });
  server.on('*', answer);
  const setup = clusterAt(server.url, { tls: 'tls' });
  return stage.refusal({ ...setup, coreNodes: [tlsNode({ cadata: authority.certificate })] });
}

/** Connections that TLS does not let happen. */
export const tlsRefusals: Record<string, Provoke> = {
  'http instead of https, where the server hangs up': async (stage) => {
    const server = await stage.server({ tls: authority.sign('127.0.0.1') });
    return stage.refusal(clusterAt(server.url.replace('https:', 'http:')));
  },

  'Self-signed certificate': (stage) => refusalOf(stage, selfSigned('127.0.0.1')),

  'Certificate for another name': (stage) => refusalOf(stage, authority.sign('camunda.home.example')),

  'Certificate out of date': (stage) => refusalOf(stage, authority.signExpired('127.0.0.1')),

  'No client certificate': (stage) =>
    refusalOf(stage, { ...authority.sign('127.0.0.1'), ...demanding, maxVersion: 'TLSv1.2' }),

  'No client certificate, at nginx': (stage) =>
    refusalOf(stage, authority.sign('127.0.0.1'), nginx('No required SSL certificate was sent')),

  'Client certificate that is not accepted, at nginx': (stage) =>
    refusalOf(stage, authority.sign('127.0.0.1'), nginx('The SSL certificate error')),
};
