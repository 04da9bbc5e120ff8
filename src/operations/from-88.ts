import { unsupportedError } from '../errors';
import { type Sentence, sentence } from '../sentence';
import { hasCursors, type KnownVersion, type ServerVersions } from '../version';

/**
 * The cluster's version, for an operation that came with 8.8. A cluster that was too old may have been upgraded since.
 * @throws CamundaError CAMUNDA_UNSUPPORTED before 8.8
 */
export async function versionFrom88(
  versions: ServerVersions,
  what: Sentence,
  signal: AbortSignal | undefined,
): Promise<KnownVersion> {
  let known = await versions.current(signal);
  if (!hasCursors(known.version) && known.requests === 0) {
    known = await versions.renewed(known.version, signal);
  }
  if (hasCursors(known.version)) return known;
  throw unsupportedError(
    sentence`Camunda ${known.version.name} does not tell ${what} over /v2, which came with 8.8: set API to v1`,
  );
}
