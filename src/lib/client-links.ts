/** Where a client's name leads, on a page that has a place for clients. */
export interface ClientLinks {
  /** The address of the client's page. */
  readonly href: (client: string) => string;
  readonly open: (client: string) => void;
}

/** Follows a link within the page; a click that asks for a tab or window of its own is the browser's. */
export function followLink(event: MouseEvent, go: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go();
}
