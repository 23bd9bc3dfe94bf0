import type { Engine, RowSet } from '../../engine/engine.ts';
import { PortfolioError } from '../../lib/errors.ts';
import { answerStatement } from '../../metrics/answer-statement.ts';
import { rowsKey, shareable, unitedStatement, type Question, type Shareable } from '../../metrics/united-statement.ts';
import type { Haste } from './query-cache.ts';

interface Waiting {
  readonly question: Question;
  readonly shared: Shareable | null;
  readonly key: string;
  readonly haste: Haste;
  readonly signal: AbortSignal | undefined;
  readonly answer: (rows: RowSet) => void;
  readonly fail: (error: unknown) => void;
}

/** Ways of grouping one statement is asked for: each is a table of its own while it runs. */
const MOST = 24;

/**
 * Questions on their way to the engine, which answers one at a time. While it is busy they wait here, and those over the same rows go to it
 * together; what somebody looks at goes before what is asked for `later`; what nobody waits for any more does not go at all.
 */
export class Rounds {
  readonly #engine: Engine;
  #waiting: Waiting[] = [];
  #running = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  ask(
    question: Question,
    { signal, haste = { later: false } }: { signal?: AbortSignal | undefined; haste?: Haste | undefined } = {},
  ): Promise<RowSet> {
    return new Promise((answer, fail) => {
      if (signal?.aborted) return fail(new PortfolioError('cancelled'));
      const shared = shareable(question);
      const waiting = { question, shared, key: shared ? rowsKey(shared) : '', haste, signal, answer, fail };
      signal?.addEventListener('abort', () => this.#leave(waiting), { once: true });
      this.#waiting.push(waiting);
      if (!this.#running) void this.#run();
    });
  }

  #leave(waiting: Waiting): void {
    if (!this.#waiting.includes(waiting)) return;
    this.#waiting = this.#waiting.filter((each) => each !== waiting);
    waiting.fail(new PortfolioError('cancelled'));
  }

  async #run(): Promise<void> {
    this.#running = true;
    // all that is asked in one go is there when the first of it is looked at
    await new Promise((resolve) => setTimeout(resolve, 0));
    try {
      for (let next = this.#next(); next.length > 0; next = this.#next()) await this.#answer(next);
    } finally {
      this.#running = false;
    }
  }

  /** The first question somebody waits for, with all over the same rows. */
  #next(): Waiting[] {
    const first = this.#waiting.find(({ haste }) => !haste.later) ?? this.#waiting[0];
    if (!first) return [];
    const mates = first.shared
      ? this.#waiting.filter(
          ({ key, haste, shared }) => shared && key === first.key && haste.later === first.haste.later,
        )
      : [first];
    const taken = mates.slice(0, MOST);
    this.#waiting = this.#waiting.filter((each) => !taken.includes(each));
    return taken;
  }

  async #answer(round: readonly Waiting[]): Promise<void> {
    const [only, ...others] = round;
    if (!only) return;
    if (others.length === 0) return this.#alone(only);
    const shared = round.flatMap((each) => each.shared ?? []) as [Shareable, ...Shareable[]];
    const stop = whenAllLeave(round);
    try {
      const { statement, read } = unitedStatement(shared);
      const rows = await this.#engine.query(statement.sql, { params: statement.params, ...stop });
      round.forEach(({ answer }, index) => answer(read(rows, shared[index] ?? shared[0])));
    } catch {
      // whose fault it was is told by asking each for itself
      for (const each of round) await this.#alone(each);
    }
  }

  async #alone({ question, signal, answer, fail }: Waiting): Promise<void> {
    if (signal?.aborted) return fail(new PortfolioError('cancelled'));
    try {
      const { metric, request, periods, settings } = question;
      const { sql, params } = answerStatement(metric, request, periods, settings);
      answer(await this.#engine.query(sql, signal ? { params, signal } : { params }));
    } catch (error) {
      fail(error);
    }
  }
}

/** A signal that is given when nobody of a round waits any more; none where somebody cannot leave. */
function whenAllLeave(round: readonly Waiting[]): { signal?: AbortSignal } {
  if (round.some(({ signal }) => signal === undefined)) return {};
  const stop = new AbortController();
  const leave = () => {
    if (round.every(({ signal }) => signal?.aborted)) stop.abort();
  };
  for (const { signal } of round) signal?.addEventListener('abort', leave, { once: true });
  leave();
  return { signal: stop.signal };
}
