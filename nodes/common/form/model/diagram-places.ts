const DI = 'http://www.omg.org/spec/BPMN/20100524/DI';
const DC = 'http://www.omg.org/spec/DD/20100524/DC';

/** Which elements of a diagram come first: what is drawn further to the left, and above. @returns places by the IDs of elements */
export function placesOf(file: Document): Map<string, number> {
  const shapes = [...file.getElementsByTagNameNS(DI, 'BPMNShape')].flatMap((shape) => {
    const id = shape.getAttribute('bpmnElement');
    const bounds = [...shape.children].find(
      ({ namespaceURI, localName }) => namespaceURI === DC && localName === 'Bounds',
    );
    const [x, y] = ['x', 'y'].map((name) => Number(bounds?.getAttribute(name) ?? Number.NaN));
    return id && Number.isFinite(x) && Number.isFinite(y) ? [{ id, x: Number(x), y: Number(y) }] : [];
  });
  shapes.sort((one, other) => one.x - other.x || one.y - other.y);
  return new Map(shapes.map(({ id }, place) => [id, place]));
}
