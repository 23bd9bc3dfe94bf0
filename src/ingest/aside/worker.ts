import { asMessage, type Reply, type Request } from './message.ts';
import { TASKS, type Tasks } from './tasks.ts';

/** One worker does one task; who asked ends it. */
self.onmessage = async ({ data }: MessageEvent<Request>) => {
  self.postMessage(await answer(data));
};
self.postMessage({ ready: true } satisfies Reply);

async function answer({ task, input }: Request): Promise<Reply> {
  const run = TASKS[task] as (given: unknown) => ReturnType<Tasks[keyof Tasks]>;
  try {
    return { output: await run(input) };
  } catch (error) {
    return { error: asMessage(error) };
  }
}
