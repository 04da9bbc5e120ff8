// What the page says, in the languages that it knows.

const english = {
  title: 'House tasks',
  looking: 'Looking for tasks …',
  nothing: 'There is nothing to do.',
  firstOf: (count, total) => `Showing the first ${count} of ${total} tasks.`,
  mine: 'Mine',
  free: 'Free',
  others: 'Taken by others',
  justFinished: 'Just finished',
  noName: 'A task without a name',
  overdue: 'Overdue',
  due: (when) => `due ${when}`,
  wasDue: (when) => `since ${when}`,
  has: (name) => `${name} has it`,
  somebody: 'Somebody',
  finishedBy: (name, when) => `Finished by ${name} at ${when}`,
  finished: (task) => `Finished: ${task}`,

  whoAreYou: 'Who are you?',
  iAm: (name) => `I am ${name}`,
  yourName: 'Your name',
  ok: 'OK',
  cancel: 'Cancel',
  take: 'Take',
  giveBack: 'Give back',
  finish: 'Finish',

  required: (label) => `${label} (required)`,
  choose: 'Choose …',
  ifItApplies: 'Fill in only if it applies.',
  misfit: 'Please use the format that is asked for here.',
  cannotShow: (field) => `This page cannot show “${field}”.`,
  needsTasklist: (field) => `Please finish this task in Tasklist. It needs “${field}”.`,
  onlyBy: (name) => `${name} has this task. Is that you? Then choose your name at the top.`,
  notOpen: 'This task is no longer open.',

  problems: {
    offline: 'No connection to your home. Your entries are kept.',
    away: 'Camunda cannot be reached right now. Your entries are kept.',
    unsure: 'Camunda took too long. The list will soon show whether it worked.',
    gone: 'This task is no longer open. Somebody may have finished it.',
    taken: ({ by }) => `${by ?? 'Somebody else'} has taken this task.`,
    notYours: 'You no longer have this task.',
    changed: 'Somebody else was faster. Please look at the task again.',
    unknownPerson: ({ person }) => `Nobody here is called ${person}. Please choose your name at the top.`,
    nobody: 'Please say who you are first.',
    noForm: 'This page cannot load the form. Please finish this task in Tasklist.',
    tooLarge: 'The form is too large for this page. Please finish this task in Tasklist.',
    noField: ({ field }) => `You cannot fill in “${field}” here.`,
    tooDeep: 'That is too much for this page. Please finish this task in Tasklist.',
    refused: 'Camunda did not accept this. Your entries are kept.',
    forbidden: 'This is not allowed here. Your entries are kept.',
    wrong: 'Something went wrong. Your entries are kept.',
  },
};

const german = {
  title: 'Aufgaben zu Hause',
  looking: 'Aufgaben werden gesucht …',
  nothing: 'Es ist nichts zu tun.',
  firstOf: (count, total) => `Angezeigt werden die ersten ${count} von ${total} Aufgaben.`,
  mine: 'Meine',
  free: 'Noch frei',
  others: 'Bei anderen',
  justFinished: 'Gerade erledigt',
  noName: 'Aufgabe ohne Namen',
  overdue: 'Überfällig',
  due: (when) => `fällig ${when}`,
  wasDue: (when) => `seit ${when}`,
  has: (name) => `${name} kümmert sich darum`,
  somebody: 'Jemand',
  finishedBy: (name, when) => `Erledigt von ${name} um ${when}`,
  finished: (task) => `Erledigt: ${task}`,

  whoAreYou: 'Wer sind Sie?',
  iAm: (name) => `Ich bin ${name}`,
  yourName: 'Ihr Name',
  ok: 'OK',
  cancel: 'Abbrechen',
  take: 'Übernehmen',
  giveBack: 'Zurückgeben',
  finish: 'Erledigt',

  required: (label) => `${label} (erforderlich)`,
  choose: 'Bitte wählen …',
  ifItApplies: 'Nur ausfüllen, wenn es zutrifft.',
  misfit: 'Bitte halten Sie sich hier an die verlangte Form.',
  cannotShow: (field) => `Diese Seite kann „${field}“ nicht anzeigen.`,
  needsTasklist: (field) => `Bitte in Tasklist erledigen. Diese Aufgabe braucht „${field}“.`,
  onlyBy: (name) => `${name} kümmert sich um diese Aufgabe. Sind Sie das? Dann wählen Sie oben Ihren Namen.`,
  notOpen: 'Diese Aufgabe ist nicht mehr offen.',

  problems: {
    offline: 'Keine Verbindung nach Hause. Ihre Eingaben bleiben erhalten.',
    away: 'Camunda ist gerade nicht erreichbar. Ihre Eingaben bleiben erhalten.',
    unsure: 'Camunda hat zu lange gebraucht. Die Liste zeigt gleich, ob es geklappt hat.',
    gone: 'Diese Aufgabe ist nicht mehr offen. Vielleicht hat sie schon jemand erledigt.',
    taken: ({ by }) => `${by ?? 'Jemand anders'} hat diese Aufgabe übernommen.`,
    notYours: 'Sie haben diese Aufgabe nicht mehr.',
    changed: 'Jemand war schneller. Bitte sehen Sie sich die Aufgabe noch einmal an.',
    unknownPerson: ({ person }) => `Hier heißt niemand ${person}. Bitte wählen Sie oben Ihren Namen.`,
    nobody: 'Bitte sagen Sie zuerst, wer Sie sind.',
    noForm: 'Diese Seite kann das Formular nicht laden. Bitte in Tasklist erledigen.',
    tooLarge: 'Das Formular ist zu groß für diese Seite. Bitte in Tasklist erledigen.',
    noField: ({ field }) => `Das Feld „${field}“ lässt sich hier nicht ausfüllen.`,
    tooDeep: 'Das ist zu viel für diese Seite. Bitte in Tasklist erledigen.',
    refused: 'Camunda hat das nicht angenommen. Ihre Eingaben bleiben erhalten.',
    forbidden: 'Das ist hier nicht erlaubt. Ihre Eingaben bleiben erhalten.',
    wrong: 'Das hat nicht geklappt. Ihre Eingaben bleiben erhalten.',
  },
};

export const languages = { en: english, de: german };

/**
 * The first of a person's languages that the page knows, else English.
 * @param wanted as `navigator.languages` has them
 * @returns the words, and the language with its country, for dates
 */
export function wordsFor(wanted) {
  const languageOf = (one) => one.split('-')[0].toLowerCase();
  const locale = wanted.find((one) => Object.hasOwn(languages, languageOf(one))) ?? 'en';
  const language = languageOf(locale);
  return { locale, language, words: languages[language] };
}

/** What went wrong, for people. What the page does not know is only "something". */
export function problemText(words, { reason, ...details }) {
  const known = Object.hasOwn(words.problems, reason) ? words.problems[reason] : words.problems.wrong;
  return typeof known === 'function' ? known(details) : known;
}
