import type { Sidebar } from './opened';
import { whenSeen } from './seen';
import { text } from './words';

/** What the script leaves, once it is loaded. */
declare const camunda8SidebarOpened: typeof import('./opened');

const SCRIPT = 'resources/@redmunda/node-red-camunda8/camunda8-sidebar-opened.js';

/**
 * Loads the sidebar into its place when somebody sees that first, and tells it whether it is seen.
 * @returns what puts the keyboard into it, as soon as it is there
 */
export function whenOpened(place: HTMLElement): { focus(): void } {
  let sidebar: Sidebar | undefined;
  let isSeen = false;
  let isLoading = false;
  let isFocused = false;
  const open = async () => {
    isLoading = true;
    try {
      await load(SCRIPT);
      place.replaceChildren();
      sidebar = camunda8SidebarOpened.open(place);
      sidebar.seen(isSeen);
      if (isFocused) sidebar.focus();
    } catch {
      // Whoever opens it again tries again.
      place.textContent = text('noAnswer');
    }
    isLoading = false;
  };
  whenSeen(place, (now) => {
    isSeen = now;
    if (sidebar) sidebar.seen(now);
    else if (now && !isLoading) void open();
  });
  return {
    focus: () => {
      isFocused = true;
      sidebar?.focus();
    },
  };
}

function load(script: string): Promise<unknown> {
  return new Promise((loaded, failed) => {
    const element = document.createElement('script');
    Object.assign(element, { src: script, onload: loaded, onerror: failed });
    document.head.append(element);
  });
}
