const { createRequire } = require('node:module');

// Settings of the Node-RED that the demo and the tests start: this machine only, and it asks nobody for anything.
module.exports = {
  uiHost: '127.0.0.1',
  flowFile: 'flows.json',
  telemetry: { enabled: false, updateNotification: false },
  editorTheme: { tours: false, palette: { catalogues: [] } },
  logging: { console: { level: 'error', metrics: false, audit: false } },
};

// The channel to who started it closes when it is to stop, and when that process is gone: no Node-RED stays behind.
process.once('disconnect', () => process.emit('SIGTERM'));

// Routes of flows answer 404 until these run, and the port may be one that the system gave: who started it is told both.
let port;
let haveSettled = false;

function tell() {
  if (port === undefined || !haveSettled) return;
  if (process.connected) process.send({ port }, () => {}); // whoever started it may be gone
}

// `red.js` writes here what it listens on.
Object.defineProperty(module.exports, 'serverPort', {
  get: () => port,
  set(given) {
    port = given;
    tell();
  },
});

// Flows that run, or why they do not, which has a payload too.
const { events } = createRequire(require.main.filename)('@node-red/util');
events.on('runtime-event', function settle({ id, payload }) {
  if (id !== 'runtime-state' || !payload) return;
  events.off('runtime-event', settle);
  haveSettled = true;
  tell();
});
