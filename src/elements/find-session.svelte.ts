import type { Session } from '../session/session.svelte.ts';

/** An element that owns a session. */
export interface SessionOwner extends HTMLElement {
  readonly session: Session;
}

const DATA_TAG = 'bw-data';

/** Counts arrivals and departures of data elements, so that a lookup that reads it is made again. */
let changes = $state(0);

/** Tells every waiting widget to look again. */
export function announceSessions(): void {
  changes += 1;
}

/**
 * The session a widget shows: that of the data element with the id it names, else of its nearest ancestor across
 * shadow roots, else of the page's first. Null while there is none; reactive, so the order of elements does not matter.
 */
export function findSession(widget: Element, id: string | null): Session | null {
  void changes;
  const element = id === null ? (nearest(widget) ?? document.querySelector(DATA_TAG)) : named(widget, id);
  return element && isOwner(element) ? element.session : null;
}

function named(widget: Element, id: string): Element | null {
  for (const root of rootsOf(widget)) {
    const element = root.getElementById(id);
    if (element) return element;
  }
  return null;
}

function nearest(widget: Element): Element | null {
  for (let node: Element | null = widget; node;) {
    const owner: Element | null = node.closest(DATA_TAG);
    if (owner) return owner;
    const root = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

function rootsOf(widget: Element): (Document | ShadowRoot)[] {
  const root = widget.getRootNode();
  if (root instanceof ShadowRoot) return [root, ...rootsOf(root.host)];
  return [document];
}

function isOwner(element: Element): element is SessionOwner {
  return 'session' in element && typeof element.session === 'object' && element.session !== null;
}
