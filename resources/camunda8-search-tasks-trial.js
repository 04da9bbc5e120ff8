// @ts-check

/** What the search form asks the cluster itself: what a search finds, and what could stand in a filter. */
window.camunda8SearchTrial = (() => {
  const TEXTS = '@redmunda/node-red-camunda8/camunda8-search-tasks:camunda8-search-tasks';
  const STATES = [
    'CREATED',
    'ASSIGNING',
    'UPDATING',
    'COMPLETING',
    'COMPLETED',
    'CANCELING',
    'CANCELED',
    'FAILED',
  ];
  const text = (/** @type {string} */ key, values = {}) => RED._(`${TEXTS}.trial.${key}`, values);

  /** @param {Record<string, string>} task */
  function lineOf({ name, elementId, state, assignee, dueDate }) {
    const due = dueDate && text('due', { date: new Date(dueDate).toLocaleString() });
    return [name || elementId, state, assignee, due].filter(Boolean).join(' · ');
  }

  /** @param {Camunda8Trial} trial */
  function sentenceOf(trial) {
    if (trial.ok) {
      const { count, more } = trial;
      return text(more ? 'more' : count === 1 ? 'task' : 'tasks', { count });
    }
    return 'unknown' in trial ? text('unknown', { values: trial.unknown.join(', ') }) : trial.message;
  }

  function prepareTry() {
    const place = $('#camunda8-trial');
    let asked = 0;

    /** @param {string} words @param {string[]} lines */
    function say(words, lines = []) {
      place.empty().append($('<div>', { text: words }));
      if (lines.length > 0) place.append($('<ol>').append(lines.map((line) => $('<li>', { text: line }))));
      window.camunda8Form.reveal(place);
    }

    $('#camunda8-try').on('click', () => {
      const cluster = window.camunda8SearchRequest.cluster();
      if (!cluster) return say(text('noCluster'));
      const question = ++asked;
      say(text('asking'));
      return window.camunda8SearchRequest.ask('try', { cluster }).then(
        (trial) => question === asked && say(sentenceOf(trial), trial.ok ? trial.tasks.map(lineOf) : []),
        () => question === asked && say(text('failed')),
      );
    });
  }

  /** @param {JQuery} form @param {Record<string, { value: string, label?: string }[]>} suggestions */
  function offer(form, suggestions) {
    for (const [field, values] of Object.entries(suggestions)) {
      const id = window.camunda8FilterRow.suggestionsOf(field);
      const options = values.map(({ value, label }) => $('<option>', { value, label }));
      form.find(`#${id}`).remove();
      form.append($('<datalist>', { id }).append(options));
    }
  }

  /** The cluster is asked when somebody comes to a filter, and again only for another cluster or API. */
  function prepareSuggestions() {
    const list = $('#node-input-filters-list');
    const form = list.closest('.camunda8-form');
    let known = '';
    offer(form, { state: STATES.map((value) => ({ value })) });
    list.on('focusin', () => {
      const cluster = window.camunda8SearchRequest.cluster();
      const source = JSON.stringify([cluster, $('#node-input-api').val()]);
      if (!cluster || source === known) return;
      known = source;
      // Where there is nothing to suggest, people type.
      window.camunda8SearchRequest.ask('suggestions', { cluster }).then(
        (suggestions) => source === known && offer(form, suggestions),
        () => {},
      );
    });
  }

  /** For `oneditprepare`. */
  function prepare() {
    prepareTry();
    prepareSuggestions();
  }

  return { prepare };
})();
