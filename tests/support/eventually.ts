import { vi } from 'vitest';

/** Waits until the check holds: long enough for a machine with too much to do, so that a limit never decides whether a run is green. */
export function eventually<T>(check: () => T | Promise<T>, { interval = 50 } = {}): Promise<T> {
  return vi.waitFor(check, { timeout: 120_000, interval });
}
