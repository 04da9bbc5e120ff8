import type { Node, NodeAPI } from 'node-red';
import { FlowStart } from '../common/flow-start';
import { EventListener } from './event-listener';
import type { TaskEventsProperties } from './watching';

/** Sends a message for each task that appears, changes or ends. */
export = (RED: NodeAPI) => {
  const flowStart = new FlowStart(RED);

  function TaskEventsNode(this: Node, properties: TaskEventsProperties) {
    RED.nodes.createNode(this, properties);
    const listener = new EventListener(RED, this, properties.api === 'v1' ? 'v1' : 'v2');
    let watching: Promise<(() => Promise<void>) | undefined> | undefined;
    let isClosed = false;
    const stopWaiting = flowStart.wait(() => {
      // Loaded with the first node of a flow that runs.
      const { watch }: typeof import('./watching') = require('./watching');
      watching = watch(RED, this, properties, listener, () => isClosed);
    });

    const close = async () => {
      const end = await watching;
      await end?.();
      listener.close();
    };
    this.on('close', (_removed: boolean, done: (error?: Error) => void) => {
      isClosed = true;
      stopWaiting();
      close().then(() => done(), done);
    });
  }

  RED.nodes.registerType('camunda8-task-events', TaskEventsNode);
};
