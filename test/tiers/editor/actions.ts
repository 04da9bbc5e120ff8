import type { Locator, Page } from 'playwright-core';

// What a person does in the editor.

/** A node on the canvas, by the words on it. */
export function node(page: Page, label: string): Locator {
  return page.locator('.red-ui-flow-node-group').filter({ has: page.getByText(label, { exact: true }) });
}

const top = (page: Page) => page.locator('.red-ui-tray').last();

/** Double-clicks a node. @returns its form */
export async function openNode(page: Page, label: string): Promise<Locator> {
  await node(page, label).dblclick();
  const name = top(page).locator('#node-input-name');
  const isOpen = await name.waitFor({ timeout: 5_000 }).then(
    () => true,
    () => false,
  );
  // On a busy machine the second click can come too late for Node-RED to take the two for a double click.
  if (!isOpen) await node(page, label).dblclick();
  return openedForm(page, '#node-input-name');
}

/** Opens the cluster of the node whose form is open; without one, the form of a new cluster. */
export async function openCluster(page: Page, button: 'add' | 'edit'): Promise<Locator> {
  await page.locator(`#node-input-btn-cluster-${button}`).click();
  return openedForm(page, '#node-config-input-name');
}

/**
 * The form on top, when the editor has put the focus into it, it shows the request if it has one, which moves what is below,
 * and it stands still: a click whose target moves between down and up is lost.
 */
async function openedForm(page: Page, field: string): Promise<Locator> {
  await top(page).locator(field).waitFor();
  await page.waitForFunction(
    '$(".red-ui-tray").last().find(".red-ui-tray-body").find(document.activeElement).length',
  );
  await page.waitForFunction(
    '$(".red-ui-tray").last().find("#camunda8-request").get().every(({ value }) => value !== "")',
  );
  await atRest(page);
  return top(page).locator('.camunda8-form');
}

/** Waits until no form moves: Node-RED moves it with jQuery, and with a transition of the style sheet. */
export function atRest(page: Page) {
  return page.waitForFunction(
    '$(".red-ui-tray").get().every((tray) => !$(tray).is(":animated") && tray.getAnimations().length === 0)',
  );
}

/**
 * Chooses in the open menu of a typed input, with the keyboard: a click can miss what still slides down. Node-RED puts the focus
 * on the present type a moment after the menu has opened, and would take it away again.
 */
export async function chooseType(page: Page, type: string): Promise<void> {
  const menu = page.locator('.red-ui-typedInput-options').filter({ visible: true });
  await menu.locator(':focus').waitFor();
  await menu.locator(`a[value=${type}]`).press('Enter');
}

/** Presses Tab until an element has the focus. @throws Error when it does not come */
export async function tabTo(target: Locator): Promise<void> {
  const page = target.page();
  for (let presses = 0; presses < 60; presses++) {
    const isThere = await target.evaluate((element) => element.contains(document.activeElement));
    if (isThere) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${target}`);
}

/** Presses Done, Add or Update of the form on top, and waits until it has gone. */
export async function done(page: Page): Promise<void> {
  const button = await top(page).locator('#node-config-dialog-ok, #node-dialog-ok').elementHandle();
  await button?.click();
  await page.waitForFunction((element) => !element?.isConnected, button);
  await atRest(page);
}

/** Presses Cancel in each form that is open. */
export async function cancelAll(page: Page): Promise<void> {
  const cancel = '#node-config-dialog-cancel, #node-dialog-cancel';
  while ((await page.locator('.red-ui-tray').count()) > 0) {
    const button = await top(page).locator(cancel).elementHandle();
    await button?.click();
    await page.waitForFunction((element) => !element?.isConnected, button);
    await atRest(page);
  }
}

/** Presses Deploy, and waits until the runtime says that this revision of the flows runs. */
export async function deploy(page: Page): Promise<void> {
  await page.evaluate(`
    window.running ??= RED.comms.subscribe('notification/runtime-deploy', (_topic, { revision }) => {
      window.running = revision;
    }) ?? '';
  `);
  await page.locator('#red-ui-header-button-deploy').click();
  await page.waitForFunction('!RED.nodes.dirty() && window.running === RED.nodes.version()');
}

export async function press(page: Page, label: string): Promise<void> {
  await node(page, label).locator('.red-ui-flow-node-button-button').click();
}

/** The ids, without their prefix, of the fields that can be seen in a part of a form. */
export async function visibleFields(part: Locator): Promise<string[]> {
  const fields = part.locator('input, select, textarea').filter({ visible: true });
  const ids = await fields.evaluateAll((elements) => elements.map(({ id }) => id));
  return ids.filter(Boolean).map((id) => id.replace(/^node-(config-)?input-/, ''));
}

/** Whether all of an element is in the part of the open form that a person sees. */
export function isInSight(element: Locator): Promise<boolean> {
  return element.evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    const seen = one.closest('.red-ui-tray-body')?.getBoundingClientRect();
    return seen !== undefined && bottom > top && top >= seen.top && bottom <= seen.bottom;
  });
}
