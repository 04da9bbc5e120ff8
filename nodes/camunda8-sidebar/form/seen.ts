/**
 * Tells when an element comes into sight and when it is hidden, by whatever: another tab of the sidebar, a closed sidebar,
 * another window of the browser.
 */
export function whenSeen(element: Element, tell: (isSeen: boolean) => void): void {
  let isInSight = false;
  let told = false;
  const judge = () => {
    const isSeen = isInSight && document.visibilityState === 'visible';
    if (isSeen !== told) tell(isSeen);
    told = isSeen;
  };
  new IntersectionObserver((entries) => {
    isInSight = entries.at(-1)?.isIntersecting === true;
    judge();
  }).observe(element);
  document.addEventListener('visibilitychange', judge);
}
