import type { FigureCell, FigureColumn, FigureTable } from '../../src/charts/figure.ts';
import type { Translate } from '../../src/i18n/translate-with.ts';
import type { arrangeRows, RowOrder } from './arrange-rows.ts';
import { heatShares } from './heat-shares.ts';
import { rowWindow } from './row-window.ts';

/** Of longer tables these rows are drawn, the others when somebody asks for them. */
const FOLDED = 100;
/** Tables of more rows than this are sorted by their heads. */
const SORTED = 12;
/** Of more rows than this only those in sight are drawn, each as high as the others: a browser lays out thousands of rows for seconds. */
const MANY = 200;
/** Pixels of such a row. */
export const ROW = 32;

/** How a reader looks at a table: sorted, searched, with some of its columns; and which of its rows are drawn. Made in a component. */
export class TableState {
  words = $state('');
  // by what they are called: a column more or less moves the places of the others
  #sorted = $state.raw<{ readonly key: string; readonly down: boolean } | null>(null);
  #left = $state.raw<readonly string[]>([]);
  /** All rows are wanted. */
  whole = $state(false);
  printing = $state(false);
  /** Pixels scrolled, and in sight. */
  sight = $state.raw({ top: 0, height: 480 });
  #shaded = $state<boolean | null>(null);
  #arrange = $state.raw<typeof arrangeRows | null>(null);

  readonly #table: () => FigureTable;
  readonly #t: () => Translate;

  constructor(table: () => FigureTable, t: () => Translate) {
    this.#table = table;
    this.#t = t;
  }

  readonly #keys = $derived.by(() => columnKeys(this.#table().columns));
  /** Of a table that offers none of it, rows and columns stay as they come. */
  readonly #arranges = $derived.by(() => this.#table().rows.length > SORTED);

  /** The column rows are sorted by; null where it is not there. */
  get order(): RowOrder | null {
    const column = this.#sorted && this.#arranges ? this.#keys.indexOf(this.#sorted.key) : -1;
    return column < 0 || !this.#sorted ? null : { column, down: this.#sorted.down };
  }

  set order(order: RowOrder | null) {
    this.#sorted = order && { key: this.#keys[order.column] ?? '', down: order.down };
  }

  /** Places of columns that are left out. */
  get hidden(): readonly number[] {
    return this.#arranges ? this.#left.map((key) => this.#keys.indexOf(key)).filter((place) => place >= 0) : [];
  }

  set hidden(places: readonly number[]) {
    this.#left = places.map((place) => this.#keys[place] ?? '');
  }

  /** What is searched for, where it can be. */
  get searched(): string {
    return this.#arranges ? this.words.trim() : '';
  }

  readonly #last = $derived.by(() => {
    const { rows, totals = 0 } = this.#table();
    return rows.slice(rows.length - totals);
  });
  /** Rows without the totals. */
  readonly count = $derived.by(() => this.#table().rows.length - this.#last.length);
  readonly sorts = $derived(this.count > SORTED);
  /** All rows that hold what is searched for, in their order. */
  readonly rows = $derived.by(() => {
    const { order, searched: words } = this;
    return this.#arrange?.(this.#table(), { order, words }, this.#t()) ?? this.#table().rows;
  });
  /** Those that are shown, with the totals. */
  readonly shown = $derived.by(() => {
    if (this.rows.length <= FOLDED || (this.whole && !this.printing)) return this.rows;
    const last = this.rows.filter((row) => this.isTotal(row));
    return [...this.rows.slice(0, FOLDED - last.length), ...last];
  });
  readonly windowed = $derived(this.shown.length > MANY);
  /** Which of these are drawn. */
  readonly part = $derived(
    this.windowed
      ? rowWindow({ ...this.sight, row: ROW, count: this.shown.length })
      : { first: 0, end: this.shown.length },
  );
  readonly columns: readonly (FigureColumn & { place: number })[] = $derived.by(() =>
    this.#table().columns.flatMap((column, place) => (this.hidden.includes(place) ? [] : [{ ...column, place }])),
  );
  readonly heat = $derived.by(() => this.#shaded ?? this.#table().heat ?? false);
  readonly shares = $derived.by(() => (this.heat ? heatShares(this.#table()) : null));

  isTotal(row: FigureCell[]): boolean {
    return this.#last.includes(row);
  }

  /** Fills cells by their size within their column, or no longer. */
  shade(shaded: boolean): void {
    this.#shaded = shaded;
  }

  /** How rows are arranged is fetched when somebody asks for it. */
  async arranging(): Promise<void> {
    this.#arrange = (await import('./arrange-rows.ts')).arrangeRows;
  }

  /** Numbers begin with the largest, words with the first; the third time the order of the card is back. */
  sort(column: number): void {
    void this.arranging();
    const first = this.#table().columns[column]?.align === 'end';
    if (this.order?.column !== column) this.order = { column, down: first };
    else this.order = this.order.down === first ? { column, down: !first } : null;
  }

  /** For who cannot see the sign beside the head. */
  sortedBy(column: number): 'ascending' | 'descending' | undefined {
    if (this.order?.column !== column) return undefined;
    return this.order.down ? 'descending' : 'ascending';
  }
}

/** What tells columns apart from one table to the next: their titles, the second of a name by its number. */
function columnKeys(columns: readonly FigureColumn[]): string[] {
  return columns.map(({ title }, place) => {
    const before = columns.slice(0, place).filter((column) => column.title === title).length;
    return before === 0 ? title : `${title}\n${before}`;
  });
}
