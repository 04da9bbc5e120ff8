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
