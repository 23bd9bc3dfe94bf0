import type { Engine } from '../../engine/engine.ts';
import type { IsoDate } from '../../lib/dates.ts';
import { periodTable } from '../../metrics/answer-statement.ts';
import type { AskedMetric, Relation } from '../../metrics/definition.ts';
import { addsAmounts, priced } from '../../metrics/priced.ts';
import type { Exchange } from '../../metrics/relations/exchange.ts';
import { Groups } from '../settings/limit-groups.ts';
import { DailyTables } from './daily-tables.ts';
import type { Contents } from '../../metrics/missing.ts';
import { prepareBook } from './prepare-tables.ts';
import { Rounds } from './rounds.ts';
import { SideBook } from './side-book.ts';

/** Books beside the ledger's own that are kept: each is a copy of its tables. */
const KEPT = 3;

/** The ledger in one currency: its tables, and what is known about them. */
export class LedgerBook {
  readonly engine: Engine;
  readonly groups: Groups;
  readonly daily: DailyTables;
  readonly rounds: Rounds;
  readonly #unpriced: () => Promise<boolean>;
  readonly #told = new Map<string, Promise<boolean>>();

  constructor(engine: Engine, snapshots: readonly IsoDate[], unpriced: () => Promise<boolean>) {
    this.engine = engine;
    this.groups = new Groups(engine);
    this.daily = new DailyTables(engine, snapshots);
    this.rounds = new Rounds(engine);
    this.#unpriced = unpriced;
  }

  /** The metric over the rows that have a rate of exchange, where some have none; as it is where all amounts are known. */
  async inOneCurrency(metric: AskedMetric): Promise<AskedMetric> {
    if (!addsAmounts(metric) || !(await this.#unpriced())) return metric;
    const { relation } = metric;
    const tells = this.#told.get(relation.from) ?? this.#tells(relation);
    this.#told.set(relation.from, tells);
    return (await tells) ? priced(metric) : metric;
  }

  /** Whether the rows of a relation say that they have no rate: those of the ledger do. */
  async #tells(relation: Relation): Promise<boolean> {
    const { sql, params } = periodTable([NO_PERIOD], [NO_SETTINGS], relation);
    const { columns } = await this.engine.query(`WITH ${sql}\nSELECT * FROM ${relation.from} LIMIT 0`, { params });
    return columns.includes('unpriced');
  }
}

const NO_PERIOD = {
  ...{ no: 0, month: '2000-01', seenAt: '2000-01-31', windowStart: '2000-01-01' },
  ...{ windowSnap: null, openingSnap: null, stale: false },
};
const NO_SETTINGS = { netCapital: null, grace: 0, intervals: [0, 0, 0, 0, 0] };

/** The ledger's own book, and those by other rates that are asked for. */
export class LedgerBooks {
  readonly #engine: Engine;
  readonly #contents: Contents;
  readonly #snapshots: readonly IsoDate[];
  readonly #own: { readonly key: string; readonly book: LedgerBook };
  readonly #others = new Map<string, { readonly side: SideBook; readonly book: LedgerBook }>();

  constructor(
    engine: Engine,
    { contents, snapshots }: { contents: Contents; snapshots: readonly IsoDate[] },
    { exchange, unpriced }: { exchange: Exchange | null; unpriced: boolean },
  ) {
    this.#engine = engine;
    this.#contents = contents;
    this.#snapshots = snapshots;
    const book = new LedgerBook(engine, snapshots, () => Promise.resolve(unpriced));
    this.#own = { key: JSON.stringify(exchange), book };
  }

  /** The book by these rates, each row by those of its date or all by those of the book of one day; nothing is made before it is asked something. */
  of(rates: Exchange | null, ratesAt?: IsoDate): LedgerBook {
    const still = ratesAt && (this.#snapshots.findLast((date) => date <= ratesAt) ?? ratesAt);
    const exchange = rates && still ? { ...rates, constantAt: still } : rates;
    const key = JSON.stringify(exchange);
    if (key === this.#own.key) return this.#own.book;
    const known = this.#others.get(key);
    if (known) return known.book;
    for (const [old, { side }] of [...this.#others].slice(0, Math.max(0, this.#others.size - KEPT + 1))) {
      this.#others.delete(old);
      void side.close();
    }
    const side = new SideBook(this.#engine, (engine) => prepareBook(engine, this.#contents, exchange));
    const unpriced = async () =>
      exchange !== null && (await side.query('SELECT 1 FROM bw_every_position WHERE unpriced LIMIT 1')).rows.length > 0;
    const book = new LedgerBook(side, this.#snapshots, unpriced);
    this.#others.set(key, { side, book });
    return book;
  }
}
