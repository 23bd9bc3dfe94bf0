import type { Seen, Work } from '../work.ts';
import { asMessage, type Reply, type Request } from './message.ts';
import { TASKS, type Tasks } from './tasks.ts';

/** Milliseconds between two words of how far the task is. */
const TELL_MS = 100;

/** One worker does one task; who asked ends it. */
self.onmessage = async ({ data }: MessageEvent<Request>) => {
  self.postMessage(await answer(data));
};
self.postMessage({ ready: true } satisfies Reply);

async function answer({ task, input }: Request): Promise<Reply> {
  const run = TASKS[task] as (given: unknown, work: Work) => ReturnType<Tasks[keyof Tasks]>;
  let told = performance.now();
  let last: Seen | null = null;
  const tell = (seen: Seen) => self.postMessage({ seen } satisfies Reply);
  const onSeen = (seen: Seen) => {
    last = seen;
    if (performance.now() - told < TELL_MS) return;
    told = performance.now();
    tell(seen);
  };
  try {
    const output = await run(input, { onSeen });
    if (last) tell(last);
    return { output };
  } catch (error) {
    return { error: asMessage(error) };
  }
}
