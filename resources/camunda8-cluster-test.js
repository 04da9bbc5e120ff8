// @ts-check

/** Test connection: sends what the form holds, deployed or not, and says in one sentence how it went. */
window.camunda8ClusterTest = (() => {
  const TEXTS = '@redmunda/node-red-camunda8/camunda8-cluster:camunda8-cluster';

  const TYPE = 'camunda8-cluster';

  /** Milliseconds; the runtime gives Camunda 9 s. */
  const TIME = 10_000;

  const ICONS = { asking: 'fa-spinner fa-spin', success: 'fa-check', error: 'fa-times' };

  /** @param {string} name */
  function inputValue(name) {
    const input = $(`#node-config-input-${name}`);
    if (input.is(':checkbox')) return input.is(':checked');
    const value = String(input.val() ?? '');
    return value === '_ADD_' ? '' : value; // the editor's word for no config node
  }

  /** @param {object} definitions */
  function valuesOf(definitions) {
    return Object.fromEntries(Object.keys(definitions).map((name) => [name, inputValue(name)]));
  }

  function formValues() {
    const { defaults, credentials } = RED.nodes.getType(TYPE);
    const id = RED.editor.getEditStack().at(-1)?.id;
    return { id, properties: valuesOf(defaults), credentials: valuesOf(credentials ?? {}) };
  }

  /** @param {Camunda8Connected} answer */
  function success({ version, brokers, subject, durationMs, search }) {
    const parts = [
      RED._(`${TEXTS}.test.connected`, { version }),
      RED._(`${TEXTS}.test.${brokers === 1 ? 'broker' : 'brokers'}`, { count: brokers }),
      subject ? RED._(`${TEXTS}.test.subject`, { subject }) : '',
      `${durationMs} ms`,
    ];
    const v2 = search.v2 ? 'on' : 'off';
    const v1 = search.v1 ? 'there' : 'missing';
    return `${parts.filter(Boolean).join(', ')}. ${RED._(`${TEXTS}.test.v2.${v2}.${v1}`)}`;
  }

  /** @param {number} status of Node-RED's own answer; 0 where there was none */
  function failure(status) {
    const isRefused = status === 401 || status === 403;
    return RED._(`${TEXTS}.test.${isRefused ? 'notAllowed' : 'noAnswer'}`);
  }

  /** For `oneditprepare`. */
  function prepare() {
    const result = $('#camunda8-test-result');
    /** @type {JQuery.jqXHR | undefined} */
    let asked;

    function forget() {
      asked?.abort();
      asked = undefined;
      result.attr('class', '').text('');
    }

    /** @param {keyof typeof ICONS} look @param {string} text */
    function say(look, text) {
      const icon = $('<i>', { class: `fa ${ICONS[look]}`, 'aria-hidden': 'true' });
      result.attr('class', `camunda8-${look}`).text(` ${text}`).prepend(icon);
      window.camunda8Form.reveal(result);
    }

    $('#camunda8-test').on('click', () => {
      forget();
      say('asking', RED._(`${TEXTS}.test.asking`));
      const request = $.ajax({
        url: `${TYPE}/test-connection`, // relative: the editor may be under a path of its own
        type: 'POST',
        contentType: 'application/json',
        headers: { 'Accept-Language': RED.i18n.lang() },
        data: JSON.stringify(formValues()),
        timeout: TIME,
      });
      asked = request;
      request.then(
        (answer) => (answer.ok ? say('success', success(answer)) : say('error', answer.message)),
        (_request, reason) => {
          if (reason !== 'abort') say('error', failure(request.status));
        },
      );
    });
    // What was said is true of the values that were tested only.
    $('.camunda8-form').on('input change', '[id^=node-config-input-]', forget);
  }

  return { prepare };
})();
