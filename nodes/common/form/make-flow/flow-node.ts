// What is on the tabs of the flows.

/** A node of a flow, as it is saved, or as the editor has it. */
export interface FlowNode {
  id: string;
  type: string;
  [property: string]: unknown;
}

/** A tab, or a subflow that is used, with what is on it. */
export interface Tab {
  id: string;
  label: string;
  /** Its description. */
  info: string;
  nodes: readonly FlowNode[];
  isSubflow?: boolean;
  /** Whether nothing on it runs. */
  isDisabled?: boolean;
}

/** A node that does on another tab what is needed. */
export interface Place {
  node: string;
  tab: Tab;
}
