// Times as people say them: today at six, tomorrow at eight, else the day.

const day = 86_400_000;

/** @param locale such as `en-GB` @param time milliseconds */
export function timeText(locale, time, now = Date.now()) {
  const days = daysBetween(now, time);
  if (Math.abs(days) <= 1) {
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    return `${relative.format(days, 'day')}, ${clockText(locale, time)}`;
  }
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

/** When something in the past was: today the time is enough. */
export function pastText(locale, time, now = Date.now()) {
  return daysBetween(now, time) === 0 ? clockText(locale, time) : timeText(locale, time, now);
}

/** The time of day alone. */
export function clockText(locale, time) {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(time);
}

/** Midnights between two times; a day with a change of clocks is one too. */
function daysBetween(one, other) {
  const midnight = (time) => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(other) - midnight(one)) / day);
}
