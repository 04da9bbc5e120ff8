import type { EditorNode } from '../../../common/form/editor-node';
import type { ShownDecision, ShownProcess } from '../../choices';

/** A cluster of the flows, and what of it somebody wants to see. */
export type Chosen = { cluster: EditorNode } & ({ process: ShownProcess } | { decision: ShownDecision });
