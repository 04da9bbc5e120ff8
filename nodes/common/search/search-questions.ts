import type { NodeAPI } from 'node-red';
import type { JsonObject } from '../../../src/json-object';
import type { Wording } from '../wording';
import { previewRequest, readSearchForm } from './search-preview';
import { suggest, trySearch } from './search-trial';

type Answer = (RED: NodeAPI, form: JsonObject, wording: Wording) => Promise<unknown>;

/** What the form asks, by the name in the question's address. */
export const answers = {
  request: (RED, form, wording) => previewRequest(RED, readSearchForm(form), wording),
  try: (RED, form, wording) => trySearch(RED, readSearchForm(form), wording),
  suggestions: (RED, form) => suggest(RED, readSearchForm(form)),
} satisfies Record<string, Answer>;
