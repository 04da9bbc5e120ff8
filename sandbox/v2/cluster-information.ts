import { type Answer, empty, problem, type SandboxRequest } from '../http';
import type { Route } from '../router';
import type { SandboxSettings } from '../settings';
import { absent, v2Json } from './answer';

/** Topology, licence and, from 8.8 on, status and the caller's own identity. */
export function clusterInformationRoutes(settings: SandboxSettings): Route[] {
  const topology: Route = { method: 'GET', path: '/v2/topology', answer: () => topologyOf(settings) };
  const license: Route = { method: 'GET', path: '/v2/license', answer: () => licenseOf(settings) };
  if (settings.version === '8.6') {
    return [topology, license];
  }
  return [
    topology,
    license,
    { method: 'GET', path: '/v2/status', answer: () => empty(204) },
    { method: 'GET', path: '/v2/authentication/me', answer: (request) => identityOf(settings, request) },
  ];
}

function topologyOf({ version, partitions }: SandboxSettings): Answer {
  return v2Json(version, {
    brokers: [
      {
        nodeId: 0,
        host: '127.0.0.1',
        port: 26501,
        partitions: Array.from({ length: partitions }, (_, i) => ({
          partitionId: i + 1,
          role: 'leader',
          health: 'healthy',
        })),
        version: `${version}.0`,
      },
    ],
    clusterSize: 1,
    partitionsCount: partitions,
    replicationFactor: 1,
    gatewayVersion: `${version}.0`,
    ...(version === '8.6' ? {} : { lastCompletedChangeId: '-1' }),
    ...(version === '8.9' ? { clusterId: null } : {}),
  });
}

function licenseOf({ version }: SandboxSettings): Answer {
  return v2Json(version, {
    validLicense: false,
    licenseType: 'unknown',
    ...(version === '8.6' ? {} : { isCommercial: false, expiresAt: null }),
  });
}

/** Without authentication nobody is anybody: 401 (camunda/camunda#63472). */
function identityOf({ version, authentication }: SandboxSettings, request: SandboxRequest): Answer {
  const { user } = request;
  if (user === undefined) {
    return problem(
      request,
      401,
      'Unauthorized',
      'An Authentication object was not found in the SecurityContext',
    );
  }
  const person = authentication === 'oidc' ? null : user;
  return v2Json(version, {
    // 8.9 declares a name for everybody; a client's is its id.
    username: version === '8.9' ? user : person,
    displayName: person,
    email: person && `${person}@example.com`,
    authorizedComponents: ['*'],
    tenants: [{ tenantId: '<default>', name: 'Default', description: absent(version) }],
    groups: [],
    roles: ['admin'],
    salesPlanType: absent(version) ?? '',
    c8Links: {},
    canLogout: true,
  });
}
