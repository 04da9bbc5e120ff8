const SVG = 'http://www.w3.org/2000/svg';

/** An element of SVG. Texts of a file only ever become attributes or text: nothing of them is read as markup. */
export function svg(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: (Element | string)[]
): SVGElement {
  const element = document.createElementNS(SVG, name) as SVGElement;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(attribute, String(value));
  }
  element.append(...children);
  return element;
}
