import { starts } from '../starts';
import { ALL, JAVA, type KnownDifference, namesOf, REST, SDK } from './known';

const STARTS = namesOf(starts);
const AT_ONCE = namesOf(starts, 'start and wait for the end');

/** What clients write out, or write in another way, and what means the same. */
export const ofBodies: readonly KnownDifference[] = [
  {
    because:
      'A client writes out what Camunda takes for granted: the newest version, no end to wait for, no variables.',
    found: [
      [
        [...JAVA, ...REST],
        namesOf(starts, 'start by id and version', 'start by key'),
        { at: 'body.processDefinitionVersion', theirs: -1 },
      ],
      [['java 8.8', 'rest 8.9'], ['start by key'], { at: 'body.processDefinitionVersion', theirs: -1 }],
      [[...JAVA, ...REST], AT_ONCE, { at: 'body.awaitCompletion', theirs: false }],
      [['java 8.9', 'rest 8.9'], AT_ONCE, { at: 'body.requestTimeout', theirs: 0 }],
      [['rest 8.8'], AT_ONCE, { at: 'body.requestTimeout', theirs: '0' }],
      [[...JAVA, ...SDK], ['start without variables'], { at: 'body.variables', theirs: '{}' }],
      [['java 8.9'], ['fail a job'], { at: 'body.variables', theirs: '{}' }],
      [SDK, ['complete a user task'], { at: 'body.action', theirs: 'complete' }],
      [SDK, ['assign a user task', 'take a user task over'], { at: 'body.action', theirs: 'assign' }],
    ],
  },
  {
    because: 'The Java client writes each list that it was not given as an empty one.',
    found: [
      [JAVA, STARTS, { at: 'body.runtimeInstructions', theirs: '[]' }],
      [JAVA, AT_ONCE, { at: 'body.fetchVariables', theirs: '[]' }],
      [JAVA, namesOf(starts, 'start at elements'), { at: 'body.startInstructions', theirs: '[]' }],
      [JAVA, namesOf(starts, 'start with a tenant and tags'), { at: 'body.tags', theirs: '[]' }],
      [['java 8.9'], ['modify an instance'], { at: 'body.moveInstructions', theirs: '[]' }],
      [
        ['java 8.9'],
        ['move an instance from one element to another'],
        {
          at: /^body\.((activate|terminate)Instructions|moveInstructions\.0\.variableInstructions)$/,
          theirs: '[]',
        },
      ],
    ],
  },
  {
    because: 'Without an ancestor there is nothing to say of it, and the Java client says just that.',
    found: [
      [
        ['java 8.9'],
        ['move an instance from one element to another'],
        {
          at: 'body.moveInstructions.0.ancestorScopeInstruction.ancestorElementInstanceKey',
          theirs: '-1',
        },
      ],
      [
        ['java 8.9'],
        ['move an instance from one element to another'],
        { at: 'body.moveInstructions.0.ancestorScopeInstruction.ancestorScopeType', theirs: 'direct' },
      ],
    ],
  },
  {
    because: 'A body that says nothing may be left out.',
    found: [
      [ALL, ['cancel an instance', 'delete an instance'], { at: 'body', theirs: '{}' }],
      [
        [...JAVA, ...REST],
        ['resolve an incident', 'resolve the incident of a job that is known'],
        { at: 'body', theirs: '{}' },
      ],
    ],
  },
  {
    because: 'The client writes a 64-bit number as text, which the description of the API does not allow.',
    found: [
      [
        ['rest 8.8'],
        ['start and wait for the end'],
        { at: 'body.requestTimeout', theirs: '20000', ours: 20_000 },
      ],
      [['rest 8.8'], ['publish a message'], { at: 'body.timeToLive', theirs: '60000', ours: 60_000 }],
      [
        ['rest 8.8'],
        ['publish a message without a correlation key, for a tenant'],
        { at: 'body.timeToLive', theirs: '0', ours: 0 },
      ],
      [['rest 8.8'], ['fail a job'], { at: 'body.retryBackOff', theirs: '10000', ours: 10_000 }],
      [
        ['rest 8.8'],
        ['give a job more time'],
        { at: 'body.changeset.timeout', theirs: '60000', ours: 60_000 },
      ],
    ],
  },
  {
    because: 'Camunda knows a file by the end of its name, whatever type a client gives to it.',
    found: [
      [
        REST,
        ['deploy a file'],
        { at: 'body.0.type', theirs: 'application/xml', ours: 'application/octet-stream' },
      ],
      [
        REST,
        ['deploy several files for a tenant'],
        { at: /^body\.\d\.type$/, theirs: /^application\/(xml|json)$/, ours: 'application/octet-stream' },
      ],
      [
        SDK,
        ['deploy a file', 'deploy several files for a tenant'],
        { at: /^body\.\d\.type$/, theirs: 'text/plain', ours: 'application/octet-stream' },
      ],
    ],
  },
];
