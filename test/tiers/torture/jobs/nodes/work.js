// Nodes of the job tests alone: the work of a flow, which takes as long as the job says or loses its message, a sink that writes
// what Catch nodes get into a file before anything else can happen, and GET /memory (bytes, after a garbage collection).
const { appendFileSync } = require('node:fs');
const v8 = require('node:v8');
const vm = require('node:vm');

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

module.exports = (RED) => {
  RED.nodes.registerType('torture-work', function Work(properties) {
    RED.nodes.createNode(this, properties);
    const timers = new Set();
    this.on('input', (msg, send, done) => {
      if (msg.payload.isDropped) return done();
      const timer = setTimeout(() => {
        timers.delete(timer);
        msg.payload = { isDone: true };
        send(msg);
        done();
      }, msg.payload.takes);
      timers.add(timer);
    });
    this.on('close', () => {
      for (const timer of timers) clearTimeout(timer);
    });
  });

  RED.nodes.registerType('torture-errors', function Errors(properties) {
    RED.nodes.createNode(this, properties);
    this.on('input', ({ error }, _send, done) => {
      const { code = 'none', message, source } = error;
      appendFileSync(properties.file, `${JSON.stringify({ code, message, source: source.type })}\n`);
      done();
    });
  });

  RED.httpAdmin.get('/memory', (_request, response) => {
    collectGarbage();
    const { rss, heapUsed } = process.memoryUsage();
    response.json({ rss, heapUsed });
  });
};
