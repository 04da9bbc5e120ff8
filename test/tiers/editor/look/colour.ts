import type { Locator } from 'playwright-core';

type Colour = readonly [red: number, green: number, blue: number];

/** Relative luminance, from 0 for black to 1 for white (WCAG 2.2). */
export function brightness(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 for the same colour to 21 for black on white; WCAG 2.2 wants 4.5 for words. */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [brightness(one), brightness(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The place of a colour in the circle of colours, in degrees from red; NaN for a grey. */
export function hueOf([red, green, blue]: Colour): number {
  const [highest, lowest] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const range = highest - lowest;
  if (highest === red) return ((green - blue) / range) * 60;
  return highest === green ? 120 + ((blue - red) / range) * 60 : 240 + ((red - green) / range) * 60;
}

/** The colour of an element's words, and the one that is behind them. */
export async function coloursOf(element: Locator): Promise<{ words: Colour; back: Colour }> {
  const [words, back] = await element.evaluate((target) => {
    let behind: Element = target;
    while (behind.parentElement && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') {
      behind = behind.parentElement;
    }
    return [getComputedStyle(target).color, getComputedStyle(behind).backgroundColor];
  });
  return { words: parse(words), back: parse(back) };
}

/** @param text as a browser computes it: `rgb(51, 51, 51)` */
function parse(text = ''): Colour {
  const [red = 0, green = 0, blue = 0] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}
