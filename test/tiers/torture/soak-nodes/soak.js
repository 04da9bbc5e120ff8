// Nodes of the soak test alone: a source of messages, a sink that counts what became of them, and GET /soak, which tells
// the counts and, after a garbage collection, the memory of this process (bytes).
const v8 = require('node:v8');
const vm = require('node:vm');

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

module.exports = (RED) => {
  const open = new Set();
  const counts = { sent: 0, answered: 0, failed: {}, unknown: 0 };

  RED.nodes.registerType('soak-source', function Source(properties) {
    RED.nodes.createNode(this, properties);
    const ends = performance.now() + properties.seconds * 1_000;
    const timer = setInterval(() => {
      if (performance.now() > ends) clearInterval(timer);
      const messages = properties.wires.map(() => ({ _msgid: RED.util.generateId() }));
      for (const { _msgid } of messages) open.add(_msgid);
      counts.sent += messages.length;
      this.send(messages);
    }, properties.interval);
    this.on('close', () => clearInterval(timer));
  });

  RED.nodes.registerType('soak-sink', function Sink(properties) {
    RED.nodes.createNode(this, properties);
    this.on('input', (msg, _send, done) => {
      const code = msg.error?.code;
      if (!open.delete(msg._msgid)) counts.unknown += 1;
      else if (code) counts.failed[code] = (counts.failed[code] ?? 0) + 1;
      else counts.answered += 1;
      done();
    });
  });

  RED.httpAdmin.get('/soak', (_request, response) => {
    collectGarbage();
    const { rss, heapUsed } = process.memoryUsage();
    response.json({ ...counts, open: open.size, rss, heapUsed });
  });
};
