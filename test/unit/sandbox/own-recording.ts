import type { SandboxAuthentication, SandboxOptions, Version } from '../../../sandbox/sandbox';
import type { Exchange } from './recording';
import { Replay } from './replay';

/** What `npm run record` writes: the answers of a Camunda, and what a sandbox has to be like to give the same. */
export interface OwnRecording {
  server: string;
  mode: string;
  gatewayVersion: string;
  authentication: SandboxAuthentication;
  partitions: number;
  brokers: number;
  search: boolean;
  tasklist: boolean;
  csrf: boolean;
  exchanges: Exchange[];
}

const versions: readonly Version[] = ['8.6', '8.8', '8.9'];

/** The version of the sandbox that is to answer as a recording does; undefined where there is none. */
export function versionOf({ gatewayVersion }: Pick<OwnRecording, 'gatewayVersion'>): Version | undefined {
  return versions.find((version) => gatewayVersion.startsWith(`${version}.`));
}

/** Every difference between a recording and what the sandbox answers, each as a sentence. */
export async function differencesFrom(recording: OwnRecording, version: Version): Promise<string[]> {
  const replay = await Replay.start(optionsFor(recording, version), scopeFor(recording, version));
  const found: string[] = [];
  try {
    for (const exchange of ofRelease(recording, `${version}.0`)) {
      const { note, request } = exchange;
      const isTopologyOfMany = note === 'topology' && recording.brokers > 1;
      if (isTopologyOfMany) continue;
      for (const difference of await replay.differences(exchange))
        found.push(`${note} (${request.method} ${request.path}): ${difference}`);
    }
  } finally {
    await replay.sandbox.close();
  }
  return found;
}

function optionsFor(recording: OwnRecording, version: Version): SandboxOptions {
  const { authentication, partitions, search: searchEnabled, tasklist: tasklistV1, csrf } = recording;
  return {
    ...{ version, authentication, partitions, searchEnabled, tasklistV1 },
    ...(authentication === 'cookie' ? { csrf } : {}),
  };
}

function scopeFor({ tasklist }: OwnRecording, version: Version): string {
  if (version !== '8.6') return 'orchestration';
  return tasklist ? 'operate' : 'zeebe';
}

/** The exchanges as those of the release that the sandbox says it is. */
function ofRelease({ gatewayVersion, exchanges }: OwnRecording, release: string): Exchange[] {
  return exchanges.map((exchange) => {
    const body = exchange.response.body.replaceAll(`"${gatewayVersion}"`, `"${release}"`);
    return { ...exchange, response: { ...exchange.response, body } };
  });
}
