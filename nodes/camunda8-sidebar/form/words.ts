import { textsOf } from '../../common/form/texts';

export const text = textsOf('camunda8-sidebar');

/** Since when something is so; blank for what is no date. */
export function sinceWhen(written: string, timeStyle: 'short' | 'medium'): string {
  const date = new Date(written);
  if (Number.isNaN(date.getTime())) return '';
  return text('started', { date: date.toLocaleString(RED.i18n.lang(), { dateStyle: 'short', timeStyle }) });
}
