import type { CamundaError } from '../../src/errors';
import type { Onlooker } from '../../src/processes/onlooker';
import { hasCursors } from '../../src/version';
import { shownVersion } from '../common/shown-text';
import { calledDecision, calledProcess } from './called';
import type { Answers } from './choices';
import { decisionsOf } from './decisions';
import { formOf } from './forms';
import { modelOf, tableOf } from './models';
import { instanceOf, oldInstanceOf } from './one-instance';
import { processOf } from './one-process';
import { processesOf } from './processes';

/** What a question may name beside its cluster. */
export type Field = 'processId' | 'id' | 'tenantId' | 'key' | 'elementId';

/** Blank: none, or the default tenant. */
export type Asked = Readonly<Record<Field, string>>;

/** An answer, and why a part of it is missing. */
export type Found<Answer> = Answer & { failure?: CamundaError | undefined };

type OfCamunda = Omit<Answers, 'searches'>;
export type AnyAnswer = Found<OfCamunda[keyof OfCamunda]>;

interface Answering<Answer> {
  /** What it is about: who asks for the same is given the same answer. */
  fields: readonly Field[];
  /** @throws CamundaError */
  answer(cluster: Onlooker, asked: Asked, signal: AbortSignal): Promise<Found<Answer>>;
}

export const ANSWERS: { readonly [About in keyof OfCamunda]: Answering<OfCamunda[About]> } = {
  cluster: {
    fields: [],
    answer: async (cluster, _asked, signal) => {
      const { topology } = await cluster.topology(signal);
      return { ok: true, state: 'up', version: shownVersion(topology) };
    },
  },
  processes: { fields: [], answer: (cluster, _asked, signal) => processesOf(cluster, signal) },
  process: { fields: ['processId', 'tenantId', 'key'], answer: processOf },
  model: { fields: ['key'], answer: (cluster, { key }, signal) => modelOf(cluster, key, signal) },
  decisions: { fields: [], answer: (cluster, _asked, signal) => decisionsOf(cluster, signal) },
  table: { fields: ['key'], answer: (cluster, { key }, signal) => tableOf(cluster, key, signal) },
  calledProcess: { fields: ['id', 'tenantId'], answer: calledProcess },
  calledDecision: { fields: ['id', 'tenantId'], answer: calledDecision },
  instance: {
    fields: ['key'],
    answer: async (cluster, { key }, signal) => {
      const { version } = await cluster.version(signal);
      return hasCursors(version) ? instanceOf(cluster, key, signal) : oldInstanceOf(cluster, key, signal);
    },
  },
  form: {
    fields: ['key', 'elementId'],
    answer: (cluster, { key, elementId }, signal) => formOf(cluster, key, elementId, signal),
  },
};
