const PATIENCE_MS = 40;

/** Lets the page breathe: `await pause()` in a long loop gives way to events now and then. */
export function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < PATIENCE_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    last = performance.now();
  };
}
