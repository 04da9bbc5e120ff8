// Nodes of the process tests alone: a source that sends the messages of POST /traffic, each through the output of its lane, and a
// sink for those that have come through and those that Catch nodes get. GET /ends tells how each ended, GET /count how many did.
module.exports = (RED) => {
  let source;
  let traffic = { lanes: [], messages: [] };
  let sent = 0;
  const ends = [];

  /** The next one, if there is any. */
  function sendNext() {
    const message = traffic.messages[sent++];
    if (!message) return;
    const { lane, ...msg } = message;
    source.send(traffic.lanes.map((one) => (one === lane ? msg : null)));
  }

  RED.nodes.registerType('torture-traffic', function Traffic(properties) {
    RED.nodes.createNode(this, properties);
    source = this;
  });

  RED.nodes.registerType('torture-end', function End(properties) {
    RED.nodes.createNode(this, properties);
    this.on('input', ({ n, error, payload, processInstance }, _send, done) => {
      const { code, message, cause } = error ?? {};
      ends.push(error ? { n, code, message, done: cause?.done } : { n, payload, processInstance });
      done();
      sendNext();
    });
  });

  RED.httpAdmin.post('/traffic', (request, response) => {
    traffic = request.body;
    for (let underWay = 0; underWay < traffic.underWay; underWay++) sendNext();
    response.end();
  });
  RED.httpAdmin.get('/ends', (_request, response) => response.json(ends));
  RED.httpAdmin.get('/count', (_request, response) => response.json(ends.length));
};
