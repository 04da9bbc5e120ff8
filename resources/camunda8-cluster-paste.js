// @ts-check

/** The box that takes what Camunda's console gave, fills the cluster's form with it, and keeps nothing of it. */
window.camunda8ClusterPaste = (() => {
  const TEXTS = '@redmunda/node-red-camunda8/camunda8-cluster:camunda8-cluster';

  /** Puts the values where they belong, the choices first: they show and hide the rest. @param {Record<string, string>} fields */
  function fill(fields) {
    for (const [property, value] of Object.entries(fields)) {
      $(`#node-config-input-${property}`).val(value).trigger('change');
    }
  }

  /** @param {Record<string, string>} fields */
  function summary(fields) {
    const filled = Object.keys(fields).filter((property) => fields[property] !== '');
    if (filled.length === 0) return RED._(`${TEXTS}.paste.nothing`);
    const labels = filled.map((property) => RED._(`${TEXTS}.label.${property}`));
    return RED._(`${TEXTS}.paste.filled`, { fields: labels.join(', ') });
  }

  /** For `oneditprepare`. */
  function prepare() {
    const box = $('#camunda8-paste');
    const result = $('#camunda8-paste-result');

    function take() {
      const text = String(box.val());
      if (text.trim() === '') return;
      const fields = globalThis.camunda8ConsoleFields.read(text);
      const isKnown = Object.keys(fields).length > 0;
      fill(fields);
      if (isKnown) box.val('');
      result.attr('class', isKnown ? 'camunda8-success' : 'camunda8-error').text(summary(fields));
    }

    // Only after these events the text is in the box. Who types leaves the box when the text is whole.
    box.on('paste drop', () => {
      result.attr('class', '').text('');
      setTimeout(take);
    });
    box.on('change', take);
  }

  return { prepare };
})();
