import { fetchKeycloak } from './keycloak';

/** `npm run fetch:identity`: downloads Keycloak into the cache and starts nothing. */
fetchKeycloak().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
