/** A tab in the background draws nothing: nobody is waited for there. */
const PATIENCE_MS = 300;

/** When what was just shown has been drawn, and what it asked for as well. */
export function nextDrawing(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });
}
