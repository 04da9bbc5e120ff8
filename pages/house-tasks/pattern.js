// Tries the patterns of a form as Camunda does. To the attribute `pattern`, which browsers have for that, `[0-9()]` is no pattern. Of
// some a browser is never done: they are tried beside the page, and no longer than a second.
const patience = 1_000;

/**
 * @param tries `{ pattern, text }`
 * @returns the places in the list of the texts that do not fit, as far as they can be told in time
 */
export function misfits(tries) {
  if (tries.length === 0) return [];
  return new Promise((resolve) => {
    const worker = new Worker(import.meta.url, { type: 'module' });
    const found = [];
    const end = () => {
      worker.terminate();
      resolve(found);
    };
    setTimeout(end, patience);
    worker.addEventListener('error', end);
    worker.addEventListener('message', ({ data }) => (data === undefined ? end() : found.push(data)));
    worker.postMessage(tries);
  });
}

/** In the worker: tells the place of each text that does not fit, and then nothing more. */
function tryAll({ data: tries }) {
  for (const [place, one] of tries.entries()) if (!fits(one)) postMessage(place);
  postMessage(undefined);
}

/** Anywhere in it, as Camunda has it; anything fits what is no pattern. */
function fits({ pattern, text }) {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return true;
  }
}

if (globalThis.document === undefined) addEventListener('message', tryAll);
