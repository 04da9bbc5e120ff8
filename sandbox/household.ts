import type { Cluster } from './cluster';
import { HOUSEHOLD_FORMS } from './household-forms';
import type { ProcessModel, UserTaskElement } from './process-definition';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Chore extends ProcessModel {
  readonly variables: Readonly<Record<string, unknown>>;
}

type ChoreTask = Partial<UserTaskElement> & Pick<UserTaskElement, 'name'>;

function chore(
  processDefinitionId: string,
  processName: string,
  task: ChoreTask,
  variables: Readonly<Record<string, unknown>>,
  ...nextTasks: readonly ChoreTask[]
): Chore {
  return {
    processDefinitionId,
    processName,
    variables,
    userTasks: [task, ...nextTasks].map((each, i) => ({
      elementId: i === 0 ? `do-${processDefinitionId}` : `then-${i}-${processDefinitionId}`,
      implementation: 'ZEEBE_USER_TASK',
      candidateGroups: ['home'],
      candidateUsers: [],
      priority: 50,
      ...each,
    })),
  };
}

const CHORES: readonly [Chore, ...Chore[]] = [
  chore(
    'water-plants',
    'Plant care',
    {
      name: 'Water the plants',
      candidateGroups: ['home', 'garden'],
      candidateUsers: ['anna'],
      dueIn: DAY,
      formId: 'water-plants-form',
    },
    { plant: 'basil', litres: 2 },
  ),
  chore(
    'feed-cat',
    'Cat',
    { name: 'Feed the cat', assignee: 'anna', priority: 80, dueIn: 2 * HOUR, formId: 'feed-cat-form' },
    { cat: 'Minka', food: 'dry', grams: 80 },
  ),
  chore(
    'sign-for-parcel',
    'Deliveries',
    { name: 'Sign for a parcel', assignee: 'demo', priority: 90, dueIn: HOUR, formId: 'parcel-form' },
    { sender: 'garden shop', pieces: 1 },
    { name: 'Unpack the parcel', dueIn: DAY },
  ),
  chore(
    'change-heating-filter',
    'Heating',
    { name: 'Change the heating filter', assignee: 'ben', priority: 20, dueIn: 14 * DAY },
    { filter: 'G4', room: 'cellar' },
  ),
  chore(
    'take-out-bins',
    'Bins',
    { name: 'Take out the bins', candidateUsers: ['anna', 'ben'], priority: 60, dueIn: 12 * HOUR },
    { bin: 'paper' },
  ),
  chore(
    'mow-lawn',
    'Garden',
    { name: 'Mow the lawn', candidateGroups: ['garden'], assignee: 'ben', priority: 30, dueIn: 3 * DAY },
    { area: 'behind the house' },
  ),
  chore(
    'test-smoke-detectors',
    'Safety',
    {
      name: 'Test the smoke detectors',
      assignee: 'demo',
      priority: 70,
      dueIn: 7 * DAY,
      formId: 'smoke-detectors-form',
    },
    { detectors: 6 },
  ),
  chore(
    'clean-gutters',
    'Garden',
    { name: 'Clean the gutters', candidateGroups: ['garden'], priority: 10 },
    { side: 'north' },
  ),
];

/** Makes the chores' forms and processes known to the cluster. */
export function deployHousehold(cluster: Cluster): void {
  for (const form of HOUSEHOLD_FORMS) {
    cluster.forms.deploy(form, cluster.keys);
  }
  for (const model of CHORES) {
    cluster.deploy(model);
  }
}

/** Starts the chore whose turn it is; `turn` counts from 0 and may go on for ever. */
export function startChore(cluster: Cluster, turn: number, creationDate = cluster.now()): string {
  const { processDefinitionId, variables } = CHORES[turn % CHORES.length] ?? CHORES[0];
  const definition = cluster.definition({ id: processDefinitionId });
  if (!definition) {
    throw new Error('The household is not deployed');
  }
  return cluster.start(definition, { variables, creationDate }).taskKey ?? '';
}

/** One of each chore, begun within the last hours, and one that is done. */
export function fillHousehold(cluster: Cluster): void {
  const done = cluster.tasks.get(startChore(cluster, 0, cluster.now() - DAY));
  if (done) {
    cluster.complete(cluster.tasks.change(done, { assignee: 'anna' }));
  }
  for (const turn of CHORES.keys()) {
    startChore(cluster, turn, cluster.now() - (CHORES.length - turn) * 0.5 * HOUR);
  }
}

/** Tasks in any number, a second apart, the newest one now. */
export function fillWith(cluster: Cluster, count: number): void {
  for (let turn = 0; turn < count; turn += 1) {
    startChore(cluster, turn, cluster.now() - (count - 1 - turn) * 1000);
  }
}
