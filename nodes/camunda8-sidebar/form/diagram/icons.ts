// Signs of BPMN in a field of 16 by 16, as paths. Those that are filled stand in `FILLED`.

/** Of tasks, at their top left. */
export const OF_TASK: Readonly<Record<string, string>> = {
  userTask: 'M8 8a3.5 3.5 0 1 0-.01 0z M1.5 15.5c0-4 2.5-6.5 6.5-6.5s6.5 2.5 6.5 6.5z',
  serviceTask:
    'M8 5a3 3 0 1 0 .01 0z M8 1v2 M8 13v2 M1 8h2 M13 8h2 M3 3l1.6 1.6 M11.4 11.4L13 13 M13 3l-1.6 1.6 M3 13l1.6-1.6',
  scriptTask: 'M4 1h9c-3 3-3 5-1 7s2 4-1 7H2c3-3 3-5 1-7s-2-4 1-7z M5 5h5 M5 8h6 M5 11h5',
  businessRuleTask: 'M1 2h14v12H1z M1 6h14 M1 10h14 M5.5 6v8',
  sendTask: 'M1 3h14v10H1z M1 3l7 5 7-5',
  receiveTask: 'M1 3h14v10H1z M1 3l7 5 7-5',
  manualTask: 'M2 14V7l5-4 1 1-3 3h9v2h1v2h-1v2H3',
};

/** Of events, by their definition. */
export const OF_EVENT: Readonly<Record<string, string>> = {
  message: 'M1 3.5h14v9H1z M1 3.5l7 5 7-5',
  timer: 'M8 1a7 7 0 1 0 .01 0z M8 4v4l3 2',
  signal: 'M8 2l6.5 11.5h-13z',
  error: 'M2 13.5l3.5-9 4 6 4-8-3 10.5-4-5.5z',
  escalation: 'M8 2l5 12-5-5-5 5z',
  terminate: 'M8 2a6 6 0 1 0 .01 0z',
  link: 'M1 6h8V3l6 5-6 5v-3H1z',
  compensate: 'M8 3v10L1.5 8z M14.5 3v10L8 8z',
  conditional: 'M3 1.5h10v13H3z M5 5h6 M5 8h6 M5 11h6',
  cancel: 'M3 3l10 10 M13 3L3 13',
};

/** Of gateways. */
export const OF_GATEWAY: Readonly<Record<string, string>> = {
  exclusiveGateway: 'M4 3l8 10 M12 3L4 13',
  parallelGateway: 'M8 2v12 M2 8h12',
  inclusiveGateway: 'M8 2.5a5.5 5.5 0 1 0 .01 0z',
  eventBasedGateway: 'M8 1a7 7 0 1 0 .01 0z M8 4l4 3-1.5 4.5h-5L4 7z',
  complexGateway: 'M8 2v12 M2 8h12 M4 4l8 8 M12 4l-8 8',
};

/** Below the names of tasks and sub-processes. */
export const MARKERS = {
  loop: 'M11.5 13A6 6 0 1 0 4.5 13 M4.5 9.5V13H1',
  parallel: 'M4 3v10 M8 3v10 M12 3v10',
  sequential: 'M3 4h10 M3 8h10 M3 12h10',
  adHoc: 'M2 9c2-4 4-4 6-1s4 3 6-1',
  compensation: 'M8 3v10L1.5 8z M14.5 3v10L8 8z',
  collapsed: 'M2 2h12v12H2z M8 5v6 M5 8h6',
} as const;

/** What throws is filled; these always are. */
export const FILLED: readonly string[] = ['terminate'];
