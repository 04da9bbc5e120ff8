import type { Box } from './read';

/** Pixels around a diagram, for the numbers at its edges. */
export const MARGIN = 20;
/** How much a step of the zoom changes, and its bounds: pixels of the screen for one of the diagram. */
const STEP = 1.25;
const LARGEST = 3;
const SMALLEST = 0.05;
const ALONE = 1.5;
/** How much numbers grow at most, so that they can be read where the diagram is small. */
const GROWTH = 3;
/** Which part of what is seen an arrow key moves. */
const MOVE = 0.15;

/** The part of a diagram that is seen. Whoever looks moves it by mouse, finger or keyboard. */
export class Sight {
  readonly #picture: SVGElement;
  readonly #whole: Box;
  #seen: Box;

  constructor(picture: SVGElement, { x, y, width, height }: Box) {
    this.#picture = picture;
    this.#whole = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
    this.#seen = this.#whole;
    picture.addEventListener('keydown', (event) => this.#press(event));
    picture.addEventListener('wheel', (event) => this.#turn(event), { passive: false });
    picture.addEventListener('pointerdown', (event) => this.#drag(event));
    this.fit();
  }

  /** All of it, no larger than it was drawn, or a bit larger where it has the window for itself. */
  fit(): void {
    const { clientWidth, clientHeight } = this.#picture;
    const largest = this.#picture.closest('dialog') ? ALONE : 1;
    const width = Math.max(this.#whole.width, clientWidth / largest);
    const height = Math.max(this.#whole.height, clientHeight / largest);
    const { x, y } = this.#whole;
    this.#show({
      x: x - (width - this.#whole.width) / 2,
      y: y - (height - this.#whole.height) / 2,
      width,
      height,
    });
  }

  /** @param steps more than 0: nearer */
  zoom(steps: number): void {
    const scale = this.#scale();
    const wanted = Math.min(LARGEST, Math.max(SMALLEST, scale * STEP ** steps));
    const { x, y, width, height } = this.#seen;
    const factor = scale / wanted;
    this.#show({
      x: x + (width * (1 - factor)) / 2,
      y: y + (height * (1 - factor)) / 2,
      width: width * factor,
      height: height * factor,
    });
  }

  /** Pixels of the screen for one of the diagram. */
  #scale(): number {
    const { clientWidth, clientHeight } = this.#picture;
    return Math.min(clientWidth / this.#seen.width, clientHeight / this.#seen.height) || 1;
  }

  #move(right: number, down: number): void {
    const { x, y } = this.#seen;
    const { x: left, y: top, width, height } = this.#whole;
    // Something of the diagram stays in sight.
    const bounded = (value: number, from: number, length: number, seen: number) =>
      Math.min(from + length - seen / 4, Math.max(from - seen * 0.75, value));
    this.#show({
      ...this.#seen,
      x: bounded(x + right, left, width, this.#seen.width),
      y: bounded(y + down, top, height, this.#seen.height),
    });
  }

  #show(seen: Box): void {
    this.#seen = seen;
    this.#picture.setAttribute('viewBox', `${seen.x} ${seen.y} ${seen.width} ${seen.height}`);
    const growth = Math.min(GROWTH, Math.max(1, 1 / this.#scale()));
    this.#picture.style.setProperty('--camunda8-growth', growth.toFixed(2));
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { width, height } = this.#seen;
    const acts: Record<string, () => void> = {
      '+': () => this.zoom(1),
      '=': () => this.zoom(1),
      '-': () => this.zoom(-1),
      '0': () => this.fit(),
      ArrowLeft: () => this.#move(-width * MOVE, 0),
      ArrowRight: () => this.#move(width * MOVE, 0),
      ArrowUp: () => this.#move(0, -height * MOVE),
      ArrowDown: () => this.#move(0, height * MOVE),
    };
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
    if (!act) return;
    act();
    event.preventDefault();
    event.stopPropagation(); // the workspace would move its nodes
  }

  /** With Ctrl, as of maps: the wheel alone scrolls the sidebar. */
  #turn(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoom(event.deltaY < 0 ? 1 : -1);
  }

  #drag(down: PointerEvent): void {
    if (down.button !== 0) return;
    let { clientX, clientY } = down;
    let isMoving = false;
    const move = (event: PointerEvent) => {
      const [right, bottom] = [event.clientX - clientX, event.clientY - clientY];
      if (!isMoving && Math.hypot(right, bottom) < 4) return;
      isMoving = true;
      const scale = this.#scale();
      this.#move(-right / scale, -bottom / scale);
      ({ clientX, clientY } = event);
    };
    const end = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  }
}
