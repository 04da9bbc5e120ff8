import { text } from './words';

/** Adds what people call a process or a decision to a place, and its tenant where that is not the default one. */
export function named(
  place: JQuery,
  { id, name, tenantId }: { id: string; name?: string; tenantId?: string },
): JQuery {
  place.text(name ?? id).attr('title', id);
  if (tenantId !== undefined) place.append($('<small>', { text: ` ${text('tenant', { tenantId })}` }));
  return place;
}
