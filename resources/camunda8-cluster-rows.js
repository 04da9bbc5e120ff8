// @ts-check

/**
 * What every row of the cluster's form has: a label, the hint that the locale files hold for its property (`data-hint`
 * on the row), and a mark where the value is an environment variable.
 */
window.camunda8ClusterRows = (() => {
  const TEXTS = '@redmunda/node-red-camunda8/camunda8-cluster:camunda8-cluster';

  const PREFIX = 'node-config-input-';

  /** @param {JQuery} row @param {JQuery} input @param {string} property */
  function addLabel(row, input, property) {
    const label = $('<label>', { for: input.attr('id'), text: RED._(`${TEXTS}.label.${property}`) });
    const icon = row.data('icon');
    if (icon) label.prepend($('<i>', { class: `fa fa-${icon}` }), ' ');
    if (input.is(':checkbox')) row.append(label.addClass('camunda8-wide'));
    else row.prepend(label, ' '); // both stand in a line of text
  }

  /** @param {JQuery} row @param {string} name @param {string} text */
  function addHint(row, name, text) {
    const input = row.find('input, select, textarea').first();
    const id = `camunda8-hint-${name}`;
    input.attr('aria-describedby', [input.attr('aria-describedby'), id].filter(Boolean).join(' '));
    return $('<div>', { id, class: 'camunda8-hint', text }).appendTo(row);
  }

  /** Says below a field that it holds `${NAME}`; a password field shows dots alone. @param {JQuery} row @param {JQuery} input */
  function markVariable(row, input) {
    const name = /^\s*\$\{([^}]+)\}\s*$/.exec(String(input.val() ?? ''))?.[1];
    const mark = row.find('.camunda8-variable-mark');
    if (name === undefined) mark.hide();
    else mark.show().text(RED._(`${TEXTS}.variable`, { name }));
  }

  /** For `oneditprepare`: the editor has filled the fields. */
  function prepare() {
    for (const element of $('.camunda8-form .form-row')) {
      const row = $(element);
      const input = row.find(`[id^=${PREFIX}]`).first();
      const property = String(input.attr('id')).slice(PREFIX.length);
      addLabel(row, input, property);
      if (element.dataset.hint !== undefined) {
        addHint(row, property, RED._(`${TEXTS}.hint.${element.dataset.hint || property}`));
      }
      if (!input.is('input[type=text], input[type=password], textarea')) continue;
      addHint(row, `${property}-variable`, '').addClass('camunda8-variable-mark');
      input.on('input change', () => markVariable(row, input));
      markVariable(row, input);
    }
  }

  return { prepare };
})();
