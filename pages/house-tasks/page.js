// The list of tasks: mine, free ones, those of others, and what was finished just now.
import { ask } from './ask.js';
import { Card, say } from './card.js';
import { clockText } from './dates.js';
import { create } from './shape.js';
import { Who } from './who.js';
import { problemText, wordsFor } from './words.js';

const refreshMilliseconds = 10_000;
const saidMilliseconds = 10_000;
/** How long Camunda's search may be behind. */
const lagMilliseconds = 30_000;
/** Finished tasks that are shown. */
const mostFinished = 5;
const groups = ['mine', 'free', 'others'];
const { locale, language, words: says } = wordsFor(navigator.languages);
const find = (selector) => document.querySelector(selector);
/** By the task's key. */
const cards = new Map();
/** What this page has done, by the task's key: Camunda's search may show it seconds later. */
const changes = new Map();

translate();
const who = new Who(says, arrangeAll);
const page = { says, locale, who, changed, failed: refresh };

function translate() {
  document.documentElement.lang = language;
  document.title = says.title;
  const inTemplate = find('#card').content.querySelectorAll('[data-words]');
  for (const element of [...document.querySelectorAll('[data-words]'), ...inTemplate]) {
    element.textContent = says[element.dataset.words];
  }
}

/** The task as this page knows it, as long as Camunda's search may not show it. */
function withChanges(task) {
  const change = changes.get(task.userTaskKey);
  return change ? { ...task, assignee: change.assignee, state: change.state } : task;
}

function forgetOldChanges() {
  for (const [key, { since }] of changes) if (Date.now() - since > lagMilliseconds) changes.delete(key);
}

/** The next due first, those without a date last. */
function byDueDate(one, other) {
  return (one.dueDate ?? '~') < (other.dueDate ?? '~') ? -1 : 1;
}

function showTasks(open) {
  for (const task of open) {
    const card = cards.get(task.userTaskKey);
    if (card) card.show(task);
    else cards.set(task.userTaskKey, new Card(page, task));
  }
  const keys = new Set(open.map(({ userTaskKey }) => userTaskKey));
  for (const [key, card] of cards) {
    if (keys.has(key)) continue;
    if (card.isOpen) card.leave();
    else removeCard(card);
  }
  place();
}

function removeCard(card) {
  cards.delete(card.task.userTaskKey);
  card.element.remove();
}

/** Puts each card where it belongs. One that somebody fills in stays, or they would lose the focus and the place. */
function place() {
  const sorted = [...cards.values()].sort((one, other) => byDueDate(one.task, other.task));
  for (const group of groups) {
    const list = find(`#${group} ul`);
    let before = null;
    for (const card of sorted) {
      const isHere = card.element.parentElement === list;
      if (card.isInUse && card.element.isConnected ? !isHere : card.group !== group) continue;
      const next = before ? before.nextElementSibling : list.firstElementChild;
      if (next !== card.element && !(card.isInUse && isHere)) list.insertBefore(card.element, next);
      before = card.element;
    }
    find(`#${group}`).hidden = list.childElementCount === 0;
  }
}

function arrangeAll() {
  for (const card of cards.values()) card.arrange();
  place();
}

/** What a press did: the card goes where it belongs now, and the screen and the focus stay at it. */
function changed(card, task) {
  const { userTaskKey, assignee, state } = task;
  changes.set(userTaskKey, { assignee, state, since: Date.now() });
  if (state !== 'CREATED') return finished(card, assignee);
  const before = card.opener.getBoundingClientRect().top;
  document.activeElement.blur();
  card.show({ ...card.task, assignee });
  place();
  card.opener.focus({ preventScroll: true });
  scrollBy({ top: card.opener.getBoundingClientRect().top - before, behavior: 'instant' });
}

/** The focus goes to what has come to the place of the task. */
function finished(card, assignee) {
  const { nextElementSibling, previousElementSibling } = card.element;
  removeCard(card);
  place();
  if (cards.size === 0) say(find('#state'), says.nothing);
  const next = nextElementSibling ?? previousElementSibling ?? find('main .card') ?? find('main');
  (next.querySelector('.open') ?? find('#state')).focus({ preventScroll: true });
  const text = says.finished(card.task.name ?? says.noName);
  say(find('#done'), text);
  setTimeout(() => find('#done').textContent === text && say(find('#done'), ''), saidMilliseconds);
  justFinished.unshift({ ...card.task, assignee, completionDate: new Date().toISOString() });
  showFinished();
  refresh();
}

/** Newest first: what Camunda knows of, before that what it does not show yet. */
let justFinished = [];

function showFinished() {
  const items = justFinished.map(({ name, assignee, completionDate }) => {
    const item = create('li');
    const when = clockText(locale, Date.parse(completionDate));
    const text = says.finishedBy(assignee ?? says.somebody, when);
    item.append(create('span', { className: 'name', textContent: name ?? says.noName }));
    item.append(create('span', { className: 'about', textContent: text }));
    return item;
  });
  find('#finished ul').replaceChildren(...items);
  find('#finished').hidden = items.length === 0;
}

async function refresh() {
  try {
    const { tasks, finished, people, total } = await ask('list');
    forgetOldChanges();
    const found = tasks.map(withChanges).filter(({ state }) => state === 'CREATED');
    const isNew = ({ userTaskKey }) => !finished.some((one) => one.userTaskKey === userTaskKey);
    const own = justFinished.filter((task) => changes.has(task.userTaskKey) && isNew(task));
    justFinished = [...own, ...finished].slice(0, mostFinished);
    who.offer(
      people,
      [...found, ...finished].flatMap(({ assignee }) => assignee ?? []),
    );
    showTasks(found);
    showFinished();
    const first = total > tasks.length ? says.firstOf(tasks.length, total) : '';
    say(find('#state'), found.length === 0 ? says.nothing : first);
  } catch (error) {
    say(find('#state'), problemText(says, error.details ?? {}));
  }
}

function refreshIfSeen() {
  if (!document.hidden) refresh();
}

say(find('#state'), says.looking);
document.addEventListener('visibilitychange', refreshIfSeen);
setInterval(refreshIfSeen, refreshMilliseconds);
refresh();
