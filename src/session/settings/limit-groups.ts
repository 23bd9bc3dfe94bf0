import type { Engine } from '../../engine/engine.ts';
import { DIMENSIONS, type MetricRequest, type MetricRow } from '../../metrics/metric.ts';
import type { Period } from '../../metrics/periods.ts';

/** What a row stands for, as far as limits are set for it. */
export interface Group {
  readonly facility?: string | undefined;
  readonly client?: string | undefined;
  readonly project?: string | undefined;
  readonly sector?: string | undefined;
  /** Loans of the project or client: covenants of theirs are its own. */
  readonly facilities?: readonly string[] | undefined;
}

const SCOPED = DIMENSIONS.filter(
  (dimension) =>
    dimension === 'facility' || dimension === 'client' || dimension === 'project' || dimension === 'sector',
);

interface Loan {
  facility: string;
  client: string | null;
  project: string | null;
  sector: string | null;
}

interface Book {
  facility: Map<string, Loan>;
  client: Map<string, Loan[]>;
  project: Map<string, Loan[]>;
}

/** Finds the client and the sector of what rows stand for, as they were in the ledger at the row's snapshot. */
export class Groups {
  readonly #engine: Engine;
  readonly #books = new Map<number, Promise<Book>>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Says for the rows of an answer what they stand for. */
  async of(request: MetricRequest, periods: readonly Period[]): Promise<(row: MetricRow, period: Period) => Group> {
    const named = namedIn(request);
    const asked = [...(request.by ?? []), ...Object.keys(named)];
    const inner = asked.some((dimension) => ['facility', 'client', 'project'].includes(dimension));
    const snaps = inner ? [...new Set(periods.flatMap(({ windowSnap }) => windowSnap ?? []))] : [];
    const books = new Map(await Promise.all(snaps.map(async (snap) => [snap, await this.#book(snap)] as const)));
    return (row, period) => {
      const own: Record<string, string> = { ...named };
      for (const dimension of SCOPED) {
        const value = row.by[dimension];
        if (value !== undefined && value !== 'unknown') own[dimension] = value;
      }
      return completed(own, period.windowSnap === null ? undefined : books.get(period.windowSnap));
    };
  }

  #book(snap: number): Promise<Book> {
    const found = this.#books.get(snap) ?? this.#read(snap);
    this.#books.set(snap, found);
    return found;
  }

  async #read(snap: number): Promise<Book> {
    const { rows } = await this.#engine.query(
      `SELECT DISTINCT facility, client, CAST(project AS VARCHAR), CAST(sector AS VARCHAR) FROM bw_position WHERE snap = $snap`,
      { params: { snap } },
    );
    const book: Book = { facility: new Map(), client: new Map(), project: new Map() };
    const text = (cell: unknown) => (cell === null || cell === undefined ? null : String(cell));
    for (const [facility, client, project, sector] of rows) {
      const loan = { facility: String(facility), client: text(client), project: text(project), sector: text(sector) };
      book.facility.set(loan.facility, loan);
      for (const dimension of ['client', 'project'] as const) {
        const name = loan[dimension];
        if (name !== null) book[dimension].set(name, [...(book[dimension].get(name) ?? []), loan]);
      }
    }
    return book;
  }
}

/** Filters on one value alone: what they leave is that group. */
function namedIn({ filter = {} }: MetricRequest): Record<string, string> {
  return Object.fromEntries(
    SCOPED.flatMap((dimension) => {
      const [value, ...others] = filter[dimension] ?? [];
      return value === undefined || others.length > 0 || value === 'unknown' ? [] : [[dimension, value]];
    }),
  );
}

/** Client and sector of a loan; of a client or project only where all of its loans agree. */
function completed(own: Group, book: Book | undefined): Group {
  if (!book) return own;
  const { facility, client, project } = own;
  if (facility !== undefined) {
    const loan = book.facility.get(facility);
    return loan ? { client: loan.client ?? undefined, sector: loan.sector ?? undefined, ...own } : own;
  }
  const loans =
    project !== undefined ? book.project.get(project) : client !== undefined ? book.client.get(client) : undefined;
  if (!loans) return own;
  return {
    client: onlyOne(loans.map((loan) => loan.client)),
    sector: onlyOne(loans.map((loan) => loan.sector)),
    ...own,
    facilities: loans.map((loan) => loan.facility),
  };
}

function onlyOne(names: readonly (string | null)[]): string | undefined {
  const [first, ...others] = [...new Set(names)];
  return others.length > 0 ? undefined : (first ?? undefined);
}
