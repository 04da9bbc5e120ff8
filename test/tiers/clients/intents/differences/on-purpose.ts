import { KEYS } from '../intent';
import { messages } from '../messages';
import { starts } from '../starts';
import { ALL, JAVA, type KnownDifference, namesOf, REST, SDK } from './known';

/** What our nodes mean otherwise than the clients do. */
export const onPurpose: readonly KnownDifference[] = [
  {
    because:
      'Where neither the node nor the cluster node names a tenant, Camunda takes the default one or asks for one.',
    found: [
      [
        ALL,
        [
          ...namesOf(starts, 'start with a tenant and tags'),
          ...namesOf(messages, 'publish a message without a correlation key, for a tenant'),
        ],
        { at: 'body.tenantId', theirs: '<default>' },
      ],
      [ALL, ['deploy a file'], { at: 'body.1.name', theirs: 'tenantId' }],
      [ALL, ['deploy a file'], { at: 'body.1.content', theirs: '<default>' }],
    ],
  },
  {
    because:
      'A tag of our own finds the instance again where something between us and Camunda cuts the wait.',
    found: [[ALL, ['start and wait for the end'], { at: 'body.tags.0', ours: /^node-red:[\da-f-]{36}$/ }]],
  },
  {
    because: 'A message with an ID may be sent again where its answer was lost.',
    found: [
      [
        ALL,
        ['publish a message without an id and a time to live'],
        { at: 'body.messageId', ours: /^[\da-f-]{36}$/ },
      ],
    ],
  },
  {
    because: 'A minute reaches a process that is a little late, and none that begins long afterwards.',
    found: [
      [
        JAVA,
        ['publish a message without an id and a time to live'],
        { at: 'body.timeToLive', theirs: 3_600_000, ours: 60_000 },
      ],
      [
        ['rest 8.8'],
        ['publish a message without an id and a time to live'],
        { at: 'body.timeToLive', theirs: '0', ours: 60_000 },
      ],
      [
        ['rest 8.9'],
        ['publish a message without an id and a time to live'],
        { at: 'body.timeToLive', theirs: 0, ours: 60_000 },
      ],
      [SDK, ['publish a message without an id and a time to live'], { at: 'body.timeToLive', ours: 60_000 }],
    ],
  },
  {
    because: 'The form has a box for it, and the request says what was chosen.',
    found: [[SDK, ['set variables of an instance'], { at: 'body.local', ours: false }]],
  },
  {
    because: 'No variables are an empty object, which changes nothing.',
    found: [
      [
        ['java 8.8', ...REST, ...SDK],
        ['publish a message without a correlation key, for a tenant'],
        { at: 'body.variables', ours: '{}' },
      ],
    ],
  },
  {
    because:
      'The incident of a job cannot be resolved before the job has retries again: the node sees to that first.',
    found: [
      [ALL, ['resolve an incident'], { at: 'request', ours: `GET /v2/incidents/${KEYS.incident}` }],
      [
        ALL,
        ['resolve the incident of a job that is known'],
        { at: 'request', ours: `PATCH /v2/jobs/${KEYS.job}` },
      ],
    ],
  },
];
