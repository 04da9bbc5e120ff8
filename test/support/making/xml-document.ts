import sax from 'sax';

// As much of a browser's document as the readers of BPMN look at, for tests that have no browser.

interface Attribute {
  namespaceURI: string;
  localName: string;
  value: string;
}

class XmlElement {
  readonly children: XmlElement[] = [];
  readonly attributes: Attribute[] = [];
  #text = '';

  constructor(
    readonly namespaceURI: string,
    readonly localName: string,
    readonly parentNode: XmlElement | undefined,
  ) {
    parentNode?.children.push(this);
  }

  get parentElement(): XmlElement | undefined {
    return this.parentNode;
  }

  get textContent(): string {
    return this.#text + this.children.map(({ textContent }) => textContent).join('');
  }

  write(text: string): void {
    this.#text += text;
  }

  getAttribute(name: string): string | null {
    return this.attributes.find(({ localName }) => localName === name)?.value ?? null;
  }

  getElementsByTagNameNS(namespace: string, name: string): XmlElement[] {
    const isIt = (one: XmlElement) =>
      one.namespaceURI === namespace && (name === '*' || one.localName === name);
    return [...inside(this)].filter(isIt);
  }
}

function* inside(top: XmlElement): Generator<XmlElement> {
  const waiting = [...top.children].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    waiting.push(...[...next.children].reverse());
  }
}

/** @throws Error for what is no XML */
function parse(text: string): XmlElement {
  const parser = sax.parser(true, { xmlns: true });
  const document = new XmlElement('', '#document', undefined);
  let current: XmlElement | undefined = document;
  parser.onerror = (failure) => {
    throw failure;
  };
  parser.onopentag = ({ uri, local, attributes }) => {
    current = new XmlElement(uri, local, current);
    for (const { uri: namespaceURI, local: localName, value } of Object.values(attributes)) {
      current.attributes.push({ namespaceURI, localName, value });
    }
  };
  parser.onclosetag = () => {
    current = current?.parentNode;
  };
  parser.ontext = (words) => current?.write(words);
  parser.oncdata = (words) => current?.write(words);
  parser.write(text).close();
  if (document.children.length !== 1) throw new Error('No element, or several');
  return document;
}

/** A stand-in for the browser's. What is no XML has an element `parsererror`, as there. */
class XmlParser {
  parseFromString(text: string): object {
    const document = parsedOrNot(text);
    return {
      documentElement: document?.children[0],
      getElementsByTagName: () => (document ? [] : ['parsererror']),
      getElementsByTagNameNS: (namespace: string, name: string) =>
        document?.getElementsByTagNameNS(namespace, name) ?? [],
    };
  }
}

function parsedOrNot(text: string): XmlElement | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** Does something that reads XML, with this stand-in in the place of the browser's parser. */
export function withXmlParser<T>(read: () => T): T {
  const scope = globalThis as { DOMParser?: unknown };
  scope.DOMParser = XmlParser;
  try {
    return read();
  } finally {
    delete scope.DOMParser;
  }
}

/** The process of a file with this ID, as the editor finds it; undefined where it is none. */
export function processIn(xml: string, id: string): unknown {
  // They are compiled with the types of a browser, which tests do not have.
  const { processWith } = require('../../../nodes/common/form/model/bpmn');
  const { parsed } = require('../../../nodes/common/form/model/model-text');
  const file = withXmlParser(() => parsed(xml));
  return file && processWith(id, file);
}
