/**
 * Asks the runtime half of a node type, whose `editorRoute` answers.
 * @param timeout milliseconds; absent: as long as it takes
 */
export function askRuntime(type: string, question: string, body: object, timeout = 0): JQuery.jqXHR {
  return $.ajax({
    url: `${type}/${question}`, // relative: the editor may be under a path of its own
    type: 'POST',
    contentType: 'application/json',
    headers: { 'Accept-Language': RED.i18n.lang() },
    data: JSON.stringify(body),
    timeout,
  });
}

/** Brings into sight what a press of a button has shown: in a low window it is below the edge. */
export function reveal(place: JQuery): void {
  place[0]?.scrollIntoView({ block: 'nearest' });
}
