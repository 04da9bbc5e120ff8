// @ts-check

/** What each of our forms needs when it opens. */
window.camunda8Form = (() => {
  /**
   * Node-RED's buttons beside a config node are for a mouse alone, and have no words.
   * @param {string} id what their ids begin with
   * @param {string} type of the config node
   */
  function makeReachable(id, type) {
    const buttons = { edit: 'editor.editConfig', add: 'editor.addNewConfig' };
    for (const [name, words] of Object.entries(buttons)) {
      const button = $(`#${id}-${name}`);
      button.attr({ role: 'button', tabindex: 0, 'aria-label': RED._(words, { type }) });
      button.on('keydown', (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        button.trigger('click');
      });
    }
  }

  /** For `oneditprepare`, before all else. @param {Camunda8Node | Camunda8SearchNode} node */
  function prepare(node) {
    const { category, defaults } = node._def;
    const prefix = category === 'config' ? 'node-config-input' : 'node-input';
    for (const [property, { value, type }] of Object.entries(defaults)) {
      if (type) makeReachable(`${prefix}-btn-${property}`, type);
      // A flow that was saved before a property existed: the default is what the runtime takes.
      else if (node[property] === undefined && typeof value === 'string')
        $(`#${prefix}-${property}`).val(value);
    }
  }

  /** Brings into sight what a press of a button has shown: in a low window it is below the edge. @param {JQuery} place */
  function reveal(place) {
    place[0]?.scrollIntoView({ block: 'nearest' });
  }

  return { prepare, reveal };
})();
