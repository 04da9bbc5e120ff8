// Mocha's readable report on the console, and its JSON report in the file of `--reporter-option output=`.
const { reporters } = require('mocha');

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    new reporters.JSON(runner, options);
  }
};
