import type { Deployed, DeployedDefinition, ModelQuestion } from '../../choices/models';
import { askRuntime } from '../ask-runtime';
import { Facts } from './facts';
import { readModel } from './model-text';

/** Milliseconds for which an answer counts, and answers that are kept. */
const KEPT = 30_000;
const MOST_KEPT = 20;

interface Answer {
  until: number;
  facts: Promise<Facts>;
}

/** By question; the oldest first. */
const answers = new Map<string, Answer>();

/**
 * What a cluster shows; nothing where it cannot be asked. Fields and forms that ask the same within half a minute share an
 * answer. Never rejects.
 * @param cluster as `chosenCluster` gives it
 */
export function askCluster(cluster: object, question: ModelQuestion): Promise<Facts> {
  const key = JSON.stringify([cluster, question]);
  const known = answers.get(key);
  if (known && performance.now() < known.until) return known.facts;
  const facts = ask(cluster, question);
  answers.delete(key);
  answers.set(key, { until: performance.now() + KEPT, facts });
  const [oldest] = answers.keys();
  if (answers.size > MOST_KEPT && oldest !== undefined) answers.delete(oldest);
  return facts;
}

async function ask(cluster: object, question: ModelQuestion): Promise<Facts> {
  try {
    return factsOf(await askRuntime('camunda8-cluster', 'deployed', { cluster, question }));
  } catch {
    const nothing = new Facts();
    nothing.leaveOpen();
    return nothing;
  }
}

function factsOf({ processes, decisions, jobTypes, models, tasks, isAll }: Deployed): Facts {
  const facts = new Facts();
  if (!isAll) facts.leaveOpen();
  for (const one of processes ?? []) addProcess(facts, one);
  for (const { id: value, key, version, name } of decisions ?? []) {
    facts.add('decisions', { value, name });
    facts.add('decisionKeys', { value: key, name: name ?? value, version });
  }
  for (const value of jobTypes ?? []) facts.add('jobTypes', { value });
  for (const model of models ?? []) if (typeof readModel(model, facts) !== 'string') facts.leaveOpen();
  for (const { id: value, processId, name } of tasks ?? []) {
    facts.add('processes', { value: processId });
    facts.add('elements', { value, name, type: 'userTask', of: processId });
  }
  return facts;
}

function addProcess(facts: Facts, { id, key, version, name, tag }: DeployedDefinition): void {
  facts.add('processes', { value: id, name });
  facts.add('processKeys', { value: key, name: name ?? id, version });
  facts.add('versions', { value: String(version), name: tag, of: id });
}
