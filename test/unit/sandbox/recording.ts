import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One question that a real server was asked, and its answer. Fields that were not recorded are missing. */
export interface Exchange {
  note: string;
  request: { method: string; path: string; headers?: Record<string, string>; body?: string | null };
  response: { status: number; headers?: Record<string, string | string[] | null>; body: string };
  /** Milliseconds until the answer. */
  ms?: number;
}

export type RecordingName =
  | 'no-auth-gateway'
  | 'no-auth-search-5-partitions'
  | 'basic'
  | 'cookie-csrf-on'
  | 'cookie-csrf-off'
  | 'cookie-variables'
  | 'oidc-gateway'
  | 'oidc-all-in-one';

/** Everything that Camunda 8.6.0 was asked in one mode, in its order. */
export function readRecording(name: RecordingName): Exchange[] {
  const file = join(__dirname, '..', '..', 'fixtures', 'recordings', `8.6.0-${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')).exchanges;
}
