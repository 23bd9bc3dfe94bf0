import { describe, expect, it } from 'vitest';

const STRICT = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'";

interface Outcome {
  rows?: unknown;
  error?: string;
  violations: string[];
  seconds: number;
}

/** Starts an engine in a page of its own under a policy, and reports what came of it. */
async function startUnder(policy: string): Promise<Outcome> {
  const frame = document.createElement('iframe');
  // The page's script has to be a file: the policy refuses inline ones.
  const script = new URL('./policy-page.ts', import.meta.url).href;
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">
    <script type="module" src="${script}"></script>`;
  const started = performance.now();
  const outcome = new Promise<Outcome>((resolve) => {
    addEventListener('message', function listen({ source, data }: MessageEvent) {
      if (source !== frame.contentWindow) return;
      removeEventListener('message', listen);
      resolve({ ...data, seconds: (performance.now() - started) / 1000 });
    });
  });
  document.body.append(frame);
  try {
    return await outcome;
  } finally {
    frame.remove();
  }
}

describe('policies', () => {
  it('works under the strict policy without a violation', async () => {
    expect(await startUnder(STRICT)).toMatchObject({ rows: [[42]], violations: [] });
  });

  it('says within seconds that a policy refuses the worker', async () => {
    const outcome = await startUnder(STRICT.replace("worker-src 'self'", "worker-src 'none'"));
    expect(outcome.error).toBe('engine-start');
    expect(outcome.seconds).toBeLessThan(8);
  });
});
