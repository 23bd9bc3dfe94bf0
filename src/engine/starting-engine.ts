import type { Engine } from './engine.ts';

/** An engine that is on its way: what is asked of it waits for the start, what is done without it need not. */
export function startingEngine(opening: Promise<Engine>, kind: Engine['kind']): Engine {
  return {
    kind,
    query: async (sql, options) => (await opening).query(sql, options),
    putFile: async (name, content) => (await opening).putFile(name, content),
    dropFile: async (path) => (await opening).dropFile(path),
    onLost(listener) {
      let stop: (() => void) | undefined = () => undefined;
      opening.then(
        (engine) => {
          if (stop) stop = engine.onLost(listener);
        },
        // nothing is lost that never started
        () => undefined,
      );
      return () => {
        stop?.();
        stop = undefined;
      };
    },
    close: async () => (await opening).close(),
  };
}
