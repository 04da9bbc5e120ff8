// @ts-check

/** The search form's view of the request that will be sent, and its switch to free JSON. */
window.camunda8SearchRequest = (() => {
  const TEXTS = '@redmunda/node-red-camunda8/camunda8-search-tasks:camunda8-search-tasks';

  /** Milliseconds of no change before the runtime is asked. */
  const PAUSE = 300;

  /** What the editor shows in place of a stored secret: the runtime puts the stored one in. */
  const STORED = '__PWRD__';
  const CREDENTIALS = ['username', 'password', 'clientId', 'clientSecret', 'privateKey'];

  /** @param {string} id @returns {JQuery[]} */
  function rows(id) {
    return [.../** @type {JQuery} */ ($(id).editableList('items'))].map((one) => $(one));
  }

  /** The form's values as they would be saved. */
  function values() {
    const field = (/** @type {string} */ property) => String($(`#node-input-${property}`).val() ?? '');
    return {
      api: field('api'),
      filters: rows('#node-input-filters-list').map(window.camunda8FilterRow.read),
      sort: rows('#node-input-sort-list').map((one) => ({
        field: String(one.find('.camunda8-field').val()),
        order: String(one.find('.camunda8-order').val()),
      })),
      query: $('#node-input-query').typedInput('value'),
      queryType: $('#node-input-query').typedInput('type'),
      freeJson: $('#node-input-freeJson').is(':checked'),
      limit: field('limit'),
      pageSize: field('pageSize'),
      variables: field('variables'),
    };
  }

  /** The chosen cluster as it is in the editor, deployed or not; undefined where none is chosen. */
  function cluster() {
    const id = String($('#node-input-cluster').val());
    const node = /** @type {Camunda8ClusterNode | null} */ (RED.nodes.node(id));
    if (!node) return undefined;
    const properties = Object.keys(node._def.defaults).map((name) => [name, node[name]]);
    const credentials = CREDENTIALS.map((name) => [name, node.credentials?.[name] ?? STORED]);
    return {
      id: node.id,
      properties: Object.fromEntries(properties),
      credentials: Object.fromEntries(credentials),
    };
  }

  /** Asks the runtime about the form. @param {string} route @param {object} more */
  function ask(route, more) {
    return $.ajax({
      url: `camunda8-search-tasks/${route}`,
      method: 'POST',
      contentType: 'application/json',
      headers: { 'Accept-Language': RED.i18n.lang() },
      data: JSON.stringify({ properties: values(), ...more }),
    });
  }

  /** @param {Camunda8Preview} preview */
  function show(preview) {
    const unknown = preview.ok ? [...new Set(preview.unknown)] : [];
    const { query, queryType } = values();
    if (queryType !== 'json') unknown.push(queryType === 'jsonata' ? `= ${query}` : `${queryType}.${query}`);
    $('#camunda8-request').val(preview.ok ? JSON.stringify(preview.body, null, 2) : preview.message);
    const { version = '' } = preview;
    const names = RED._(`${TEXTS}.preview.${version ? 'own' : 'newest'}`, { version });
    const later = unknown.length > 0 ? RED._(`${TEXTS}.preview.unknown`, { values: unknown.join(', ') }) : '';
    $('#camunda8-request-note').text(`${names} ${later}`);
    rows('#node-input-filters-list').forEach((row, index) => {
      const version = preview.since[index];
      row.find('.camunda8-since').text(version ? RED._(`${TEXTS}.preview.since`, { version }) : '');
    });
  }

  /** A function that asks when the form has not changed for a moment, and shows the answer to the last question only. */
  function asker() {
    const box = $('#camunda8-request')[0];
    let asked = 0;
    /** @type {number | undefined} */
    let pause;
    return () => {
      window.clearTimeout(pause);
      pause = window.setTimeout(() => {
        if (!box?.isConnected) return;
        const question = ++asked;
        // The credentials are not needed for it. Without an answer, of a stopped Node-RED, the box stays as it is.
        ask('request', { cluster: { ...cluster(), credentials: {} } }).then(
          (preview) => question === asked && box.isConnected && show(preview),
          () => {},
        );
      }, PAUSE);
    };
  }

  /** Free JSON begins with what the rows ask for; back again, the query is what it was. */
  function prepareFreeJson() {
    const query = $('#node-input-query');
    const box = $('#node-input-freeJson');
    let before = query.data('blank') ?? { type: 'msg', value: 'payload' };
    let wasFree = box.is(':checked');
    box.on('change', () => {
      const isFree = box.is(':checked');
      // The editor says of every field that it has changed, once, when a form opens.
      if (isFree === wasFree) return;
      wasFree = isFree;
      $('.camunda8-rows').toggle(!isFree);
      const request = String($('#camunda8-request').val());
      const body = request.startsWith('{') ? JSON.stringify(JSON.parse(request)) : '{}';
      const { type, value } = isFree ? { type: 'json', value: body } : before;
      if (isFree) before = { type: query.typedInput('type'), value: query.typedInput('value') };
      query.typedInput('type', type);
      query.typedInput('value', value);
    });
  }

  /** For `oneditprepare`, when the rows are there. */
  function prepare() {
    const refresh = asker();
    $('.camunda8-rows').toggle(!$('#node-input-freeJson').is(':checked'));
    prepareFreeJson();
    $('#camunda8-request').closest('.camunda8-form').on('change input keyup paste', refresh);
    refresh();
  }

  return { prepare, values, cluster, ask };
})();
