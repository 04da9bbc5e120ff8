import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseJson } from '../../src/http/parse-json';
import type { JsonObject } from '../../src/json-object';

interface Exchange {
  note: string;
  request: { path: string };
  response: { status: number; body: string };
}

const FOLDER = path.join(__dirname, '..', 'fixtures', 'recordings');

/** What a real Camunda 8.6.0 answered, parsed as the transport does. */
export function recorded(mode: string, note: string, asked: string): unknown {
  const file = readFileSync(path.join(FOLDER, `8.6.0-${mode}.json`), 'utf8');
  const { exchanges } = JSON.parse(file) as { exchanges: Exchange[] };
  const found = exchanges.find((one) => one.note === note && one.request.path === asked);
  if (!found) throw new Error(`nothing was recorded for ${mode}: ${note}`);
  return parseJson(found.response.body);
}

/** The tasks of a recorded search over /v2. */
export function recordedItems(mode: string, note: string): JsonObject[] {
  return (recorded(mode, note, '/v2/user-tasks/search') as { items: JsonObject[] }).items;
}
