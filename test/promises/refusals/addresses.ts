import { page } from '../../support/faults';
import { clusterAt } from '../../support/node-red/flow';
import type { Provoke } from './stage';

/** What is answered, or not, at an address that is not Camunda's. */
export const addressRefusals: Record<string, Provoke> = {
  'Nothing listens there': async (stage) => {
    const url = await stage.nothing();
    return stage.refusal(clusterAt(url.replace('127.0.0.1', 'localhost')));
  },

  'The name is not known': async (stage) => stage.refusal(clusterAt('https://camunda.invalid')),

  'Wrong path': async (stage) => {
    const server = await stage.server();
    server.on('*', page(404));
    return stage.refusal(clusterAt(`${server.url}/camunda`));
  },

  'Wrong path, at a Camunda': async (stage) => {
    const { url } = await stage.sandbox({ version: '8.6' });
    return stage.refusal(clusterAt(`${url}/camunda`));
  },

  'Wrong path, where a web application answers': async (stage) => {
    const server = await stage.server();
    server.on('*', page(200, '<!doctype html><title>Operate</title>', 'text/html;charset=UTF-8'));
    return stage.refusal(clusterAt(`${server.url}/operate`));
  },

  'http instead of https': async (stage) => {
    const server = await stage.server();
    const tomcat = 'Bad Request\r\nThis combination of host and port requires TLS.\r\n';
    server.on('*', page(400, tomcat, 'text/plain'));
    return stage.refusal(clusterAt(server.url));
  },

  'https instead of http': async (stage) => {
    const { url } = await stage.sandbox({});
    return stage.refusal(clusterAt(url.replace('http:', 'https:')));
  },
};
