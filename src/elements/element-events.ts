/** Sends a request or a message up the page: plain JSON, through shadow roots, cancelable. False when somebody refused it. */
export function send(element: Element, name: string, detail: object): boolean {
  const plain: unknown = JSON.parse(JSON.stringify(detail));
  return element.dispatchEvent(
    new CustomEvent(name, { detail: plain, bubbles: true, composed: true, cancelable: true }),
  );
}

/** Sends `bw-error`: what went wrong in one line, with its code when it has one. */
export function sendError(element: Element, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  send(element, 'bw-error', { code, message });
}
