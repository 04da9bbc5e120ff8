import { renamed, renamedProcess, renamedSignal } from './java-names';
import type { JavaCall } from './java-query';
import type { Item, Session } from './vendor';

type Commands = Pick<
  Session,
  | 'deploy'
  | 'start'
  | 'instance'
  | 'cancel'
  | 'activateJobs'
  | 'completeJob'
  | 'updateJob'
  | 'resolveIncident'
  | 'setVariables'
  | 'publish'
  | 'correlate'
  | 'broadcast'
  | 'evaluate'
>;

/** The Java client's commands beside those of user tasks. */
export function commandsOf(execute: (...calls: JavaCall[]) => Promise<unknown>): Commands {
  const item = async (...calls: JavaCall[]) => (await execute(...calls)) as Item;
  return {
    deploy: async (resources) => {
      const { processes, decisions, decisionRequirements, form } = (await item(
        ['newDeployResourceCommand'],
        ...resources.map(({ content, name }): JavaCall => ['addResourceStringUtf8', content, name]),
      )) as Record<string, Item[]>;
      return {
        processes: (processes ?? []).map(renamedProcess),
        decisions: (decisions ?? []).map(renamed),
        decisionRequirements: (decisionRequirements ?? []).map(renamed),
        forms: form ?? [],
      };
    },
    start: async (process) =>
      renamedProcess(await item(['newCreateInstanceCommand'], ...startCalls(process))),
    instance: async (key) => renamed(await item(['newProcessInstanceGetRequest', key])),
    cancel: (key) => execute(['newCancelInstanceCommand', key]),
    activateJobs: async (type, most, lock) => {
      const { jobs } = (await item(
        ['newActivateJobsCommand'],
        ['jobType', type],
        ['maxJobsToActivate', most],
        ...optional('timeout', duration(lock)),
      )) as { jobs: { key: unknown }[] };
      return jobs.map(({ key }) => String(key));
    },
    completeJob: (key, variables) => execute(['newCompleteCommand', key], ['variables', variables]),
    updateJob: (key, { retries, timeout }) =>
      execute(
        ['newUpdateJobCommand', key],
        ...optional('updateRetries', retries),
        ...optional('updateTimeout', duration(timeout)),
      ),
    resolveIncident: (key) => execute(['newResolveIncidentCommand', key]),
    setVariables: (key, variables) => execute(['newSetVariablesCommand', key], ['variables', variables]),
    publish: (message) =>
      item(
        ['newPublishMessageCommand'],
        ...addressCalls(message),
        ...optional('messageId', message.messageId),
        ['timeToLive', duration(message.timeToLive ?? 0)],
        ...optional('variables', message.variables),
      ),
    correlate: (message) =>
      item(
        ['newCorrelateMessageCommand'],
        ...addressCalls(message),
        ...optional('variables', message.variables),
      ),
    broadcast: async ({ signalName, variables }) =>
      renamedSignal(
        await item(
          ['newBroadcastSignalCommand'],
          ['signalName', signalName],
          ...optional('variables', variables),
        ),
      ),
    evaluate: async ({ decisionDefinitionId, decisionDefinitionKey, variables }) => {
      const answer = await item(
        ['newEvaluateDecisionCommand'],
        ...optional('decisionId', decisionDefinitionId),
        ...optional('decisionKey', decisionDefinitionKey),
        ...optional('variables', variables),
      );
      const evaluatedDecisions = (answer.evaluatedDecisions as Item[]).map(renamed);
      return { ...renamed(answer), evaluatedDecisions };
    },
  };
}

/** Whom a message is for. */
function addressCalls({ name, correlationKey }: Item): JavaCall[] {
  const to: JavaCall =
    correlationKey === undefined ? ['withoutCorrelationKey'] : ['correlationKey', correlationKey];
  return [['messageName', name], to];
}

function startCalls(process: Item): JavaCall[] {
  const { processDefinitionKey, processDefinitionId, processDefinitionVersion, ...rest } = process;
  const { variables, tags, businessId, awaitCompletion, fetchVariables, requestTimeout } = rest;
  const byId: JavaCall[] = [
    ['bpmnProcessId', processDefinitionId],
    processDefinitionVersion === undefined ? ['latestVersion'] : ['version', processDefinitionVersion],
  ];
  return [
    ...(processDefinitionKey === undefined
      ? byId
      : [['processDefinitionKey', processDefinitionKey] satisfies JavaCall]),
    ...optional('variables', variables),
    ...optional('tags', tags),
    ...optional('businessId', businessId),
    ...(awaitCompletion ? [['withResult'] satisfies JavaCall] : []),
    ...optional('fetchVariables', fetchVariables),
    ...optional('requestTimeout', duration(requestTimeout)),
  ];
}

function optional(method: string, argument: unknown): JavaCall[] {
  return argument === undefined ? [] : [[method, argument]];
}

/** Milliseconds as Java writes them. */
function duration(milliseconds: unknown): string | undefined {
  return milliseconds === undefined ? undefined : `PT${Number(milliseconds) / 1000}S`;
}
