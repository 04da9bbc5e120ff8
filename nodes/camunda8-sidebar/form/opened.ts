import { Sidebar } from './sidebar';

export type { Sidebar } from './sidebar';

/** The sidebar in this place. All of this script is loaded when somebody opens it first. */
export function open(place: HTMLElement): Sidebar {
  return new Sidebar(place);
}
