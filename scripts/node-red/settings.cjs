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

// Routes of flows answer 404 until these run, so who started Node-RED is told; or why they do not, which has a payload too.
const { events } = createRequire(require.main.filename)('@node-red/util');
events.on('runtime-event', function tell({ id, payload }) {
  if (id !== 'runtime-state' || !payload) return;
  events.off('runtime-event', tell);
  if (process.connected) process.send('flows settled', () => {}); // whoever started it may be gone
});
