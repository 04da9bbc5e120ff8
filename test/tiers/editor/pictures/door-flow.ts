import type { FlowNode } from '../../../../scripts/demo/flows';
import { button, cluster, debug, type Flow } from './flows';

const lines: readonly (readonly [id: string, x: number, node: Partial<FlowNode>][])[] = [
  [
    ['ring', 110, button('it rings')],
    [
      'wait',
      310,
      {
        ...{ type: 'camunda8-process-instance', ...cluster, name: 'who opens the door?' },
        ...{ operation: 'startAndWait', processDefinitionId: 'answer-door', timeout: '3600' },
        ...{ variables: '{"door":"front door"}', variablesType: 'json' },
      },
    ],
    ['said', 520, debug('at the door')],
  ],
  [
    [
      'hear',
      120,
      {
        ...{ type: 'camunda8-task-events', ...cluster, name: 'somebody rings', api: 'v2', start: 'new' },
        filters: [
          { field: 'processDefinitionId', operator: '$eq', value: 'answer-door', valueType: 'str' },
          { field: 'elementId', operator: '$eq', value: 'answer', valueType: 'str' },
        ],
        ...{ interval: '1', fullInterval: '', query: '{}', queryType: 'json' },
      },
    ],
    ['phone', 310, { type: 'link out', name: 'ask on the phone', mode: 'link', links: [], l: true }],
  ],
  [
    [
      'work',
      130,
      { type: 'camunda8-job-worker', ...cluster, name: 'unlock the door', jobType: 'unlock-door' },
    ],
    [
      'turn',
      310,
      {
        ...{ type: 'function', name: 'turn the key', outputs: 1 },
        func: "throw new Error('The lock is jammed');",
      },
    ],
    ['done', 510, { type: 'camunda8-job-result', name: 'it is open', operation: 'complete' }],
  ],
  [
    ['catch', 120, { type: 'catch', name: 'if it fails', scope: ['turn'] }],
    [
      'fail',
      310,
      {
        ...{ type: 'camunda8-job-result', name: 'it is jammed', operation: 'fail' },
        ...{ message: 'error.message', messageType: 'msg' },
      },
    ],
  ],
];

/** A doorbell: whoever rings starts a process, a person is asked, and a job opens the door. */
export const door: Flow = [
  { id: 'door', type: 'tab', label: 'The doorbell' } as FlowNode,
  ...lines.flatMap((line, row) =>
    line.map(
      ([id, x, node], place) =>
        ({
          ...node,
          ...{ id, z: 'door', x, y: 80 + 100 * row },
          wires: [line.slice(place + 1, place + 2).map(([next]) => next)],
        }) as FlowNode,
    ),
  ),
];
