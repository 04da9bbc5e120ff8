import type { Item } from '../search/search';

/** What becomes of an item that stays open. */
export type ChangeTopic = 'updated' | 'assigned';

export function isChange(topic: string | undefined): topic is ChangeTopic {
  return topic === 'assigned' || topic === 'updated';
}

/** One thing that happened to one item. */
export interface EntityEvent {
  /** `created`, a `ChangeTopic`, or what its kind calls the end. */
  topic: string;
  /** The item as it is now. */
  item: Item;
  /** What is known of how it was before. */
  previous?: { assignee?: string };
}
