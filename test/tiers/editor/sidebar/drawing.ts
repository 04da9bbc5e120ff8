/** Where elements are drawn: left, top, width, height. */
export type Places = Readonly<Record<string, readonly [x: number, y: number, width: number, height: number]>>;

const SPACES =
  'xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"';

/** A file with a drawing of its process. */
export function drawn(file: string, process: string, places: Places): string {
  const shapes = Object.entries(places).map(
    ([id, [x, y, width, height]]) =>
      `<di:BPMNShape bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></di:BPMNShape>`,
  );
  const plane = `<di:BPMNPlane bpmnElement="${process}">${shapes.join('')}</di:BPMNPlane>`;
  return file.replace(
    '</bpmn:definitions>',
    `<di:BPMNDiagram ${SPACES}>${plane}</di:BPMNDiagram></bpmn:definitions>`,
  );
}
