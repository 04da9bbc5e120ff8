// @ts-check

/** Flows that were saved before a property existed. */
window.camunda8Defaults = (() => {
  /**
   * Puts the default of each text that a node lacks into its field: that is what the runtime takes for it. For `oneditprepare`.
   * @param {Camunda8Node} node
   */
  function fillIn(node) {
    const { category, defaults } = node._def;
    const prefix = category === 'config' ? 'node-config-input' : 'node-input';
    for (const [property, { value }] of Object.entries(defaults)) {
      if (node[property] === undefined && typeof value === 'string') $(`#${prefix}-${property}`).val(value);
    }
  }

  return { fillIn };
})();
