import type { RootHookObject } from 'mocha';
import { stopServers } from '../../support/servers/server-process';

/** Keycloak serves all suites, so it is ended after the last one. */
export const mochaHooks: RootHookObject = { afterAll: () => stopServers() };
