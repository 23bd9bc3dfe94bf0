const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** What within an element the Tab key stops at. */
export function tabStops(within: ParentNode): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility(),
  );
}
