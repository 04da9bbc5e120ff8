// A node of the restart tests alone: writes each message into a file before anything else can happen, so that what a flow
// has handled is known also of a Node-RED that is killed.
const { appendFileSync } = require('node:fs');

module.exports = (RED) => {
  RED.nodes.registerType('recorder', function Recorder(properties) {
    RED.nodes.createNode(this, properties);
    this.on('input', ({ topic, payload, previous, redelivered }, _send, done) => {
      const { assignee, userTaskKey: key = payload.incidentKey } = payload;
      appendFileSync(properties.file, `${JSON.stringify({ topic, key, assignee, previous, redelivered })}\n`);
      done();
    });
  });
};
