import { processWith } from '../../../common/form/model/bpmn';
import { type ElementForm, formsIn } from '../forms/model-forms';
import { text } from '../words';
import { type Call, callsIn } from './calls';

/** Something to look at behind an element: its form, or what it calls. */
interface Lead {
  kind: 'form' | Call['kind'];
  /** On a button, where it stands beside the element. */
  label: string;
  /** The same, where it stands alone. */
  words: string;
  open(): void;
}

/** By the IDs of elements. */
export type Leads = ReadonlyMap<string, Lead>;

export interface LeadWays {
  openForm(form: ElementForm): void;
  follow(call: Call): void;
}

export function leadsIn(file: Document, processId: string, { openForm, follow }: LeadWays): Leads {
  const leads = new Map<string, Lead>();
  const process = processWith(processId, file);
  if (!process) return leads;
  for (const [id, form] of formsIn(process)) {
    const words = text('form.openOf', { name: form.name });
    leads.set(id, { kind: 'form', label: text('form.open'), words, open: () => openForm(form) });
  }
  for (const [id, call] of callsIn(process)) {
    const { kind } = call;
    const words = text(`call.${kind}Of`, { id: call.id });
    leads.set(id, { kind, label: text(`call.${kind}`), words, open: () => follow(call) });
  }
  return leads;
}
