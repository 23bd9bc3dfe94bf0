import type { Cell, RowSet } from '../../engine/engine.ts';
import { hashText } from '../../lib/hash.ts';
import type { Filter, MetricRequest, MetricRow } from '../../metrics/metric.ts';
import type { OwnWords } from '../../i18n/translate.ts';
import type { Contribution } from '../bridge/contributions.ts';
import { PART_WORD, partWord, readPartFilter } from '../part/part.ts';
import type { Evidence, Portfolio, Records } from '../portfolio.ts';
import { hiddenImport, hiddenLoad } from './hidden-files.ts';
import { readNameCodes, type NameCodes, type NamedDimension } from './name-codes.ts';

/** Columns of evidence that name a manager. */
const MANAGER_COLUMNS = new Set(['manager', 'by_manager', 'manager_name']);

/** Columns of records that name a manager by the id, and those that name a client, its project or somebody in words. */
const MANAGER_IDS = new Set(['manager_id', 'supervisor_id']);
const NAMES = new Set([
  ...['client_name', 'client_name_en', 'project_name', 'project_name_en'],
  ...['manager_name', 'manager_name_en', 'action_owner', 'approved_by'],
  // what somebody was given tells who it is
  ...['note'],
]);

/** What tells who somebody is, without a name. */
const TELLING = new Set(['grade', 'hire_date']);
const NAMED_DIMENSIONS: readonly NamedDimension[] = ['manager', 'client', 'project'];
/** Values of other dimensions are kept as they are: rows are found again by them. */
const KEPT = /^(?:by|part)_(?!client$|project$|manager$)/;

/** The id of no manager: no file can hold it. */
const NOBODY = '\u0001';

export interface HiddenNames {
  portfolio: Portfolio;
  /** A request with codes in place of the managers it names. */
  request: (request: MetricRequest) => MetricRequest;
  /** Another load of the same bank with the same codes; managers only there get codes that follow. */
  alike: (other: Portfolio) => Promise<Portfolio>;
}

/**
 * The same portfolio with codes in place of client managers, everywhere: answers, evidence, filters, lists; a client goes by its number. The
 * same person has the same code in everything made of the same files. Codes follow the managers' ids in an order nobody can guess
 * without the files, so neither the order of rows nor a number gives a person away.
 */
export async function hideNames(portfolio: Portfolio): Promise<HiddenNames> {
  const own = await orderedManagers(portfolio);
  const hidden = new Codes(await readNameCodes(portfolio.engine, codesOf(own, own.length)));
  return {
    portfolio: behind(portfolio, hidden),
    request: (request) => hidden.outward(request),
    alike: async (other) => {
      const further = (await orderedManagers(other)).filter((id) => !own.includes(id));
      return behind(other, new Codes(await readNameCodes(other.engine, codesOf([...own, ...further], own.length))));
    },
  };
}

/** The code of each client manager by the id, as `hideNames` gives them. */
export async function managerCodes(portfolio: Portfolio): Promise<(id: string) => string> {
  const own = await orderedManagers(portfolio);
  const codes = codesOf(own, own.length);
  return (id) => codes.get(id) ?? id;
}

async function orderedManagers({ engine, imports }: Portfolio): Promise<string[]> {
  const { rows } = await engine.query('SELECT CAST(manager AS VARCHAR) FROM bw_manager');
  const files = imports.map(({ sha256 }) => sha256).join();
  const ids = rows.map(([id]) => String(id));
  const order = new Map(ids.map((id) => [id, hashText(`${files}/${id}`)]));
  return ids.sort((a, b) => ((order.get(a) ?? '') < (order.get(b) ?? '') ? -1 : 1));
}

/** `M-01`, `M-02` … as wide as the number of managers asks. */
function codesOf(ids: readonly string[], count: number): Map<string, string> {
  const width = String(count).length;
  return new Map(ids.map((id, index) => [id, `M-${String(index + 1).padStart(width, '0')}`]));
}

/** Ids and names, and their codes. */
class Codes {
  readonly #given: NameCodes;
  readonly #ids: Readonly<Record<NamedDimension, ReadonlyMap<string, string>>>;
  readonly hide: (text: string) => string;

  constructor(given: NameCodes) {
    const turned = (codes: ReadonlyMap<string, string>) => new Map([...codes].map(([id, code]) => [code, id]));
    const { manager, client, project } = given.codes;
    this.#given = given;
    this.#ids = { manager: turned(manager), client: turned(client), project: turned(project) };
    this.hide = given.hide;
  }

  code(id: string, dimension: NamedDimension = 'manager'): string {
    return this.#given.codes[dimension].get(id) ?? id;
  }

  /** A request as the portfolio understands it. Ids are understood by nobody: what they answer would tell whose code it is. */
  inward(request: MetricRequest): MetricRequest {
    return this.#filtered(request, (name, dimension) => {
      const id = this.#ids[dimension].get(name);
      if (id !== undefined || name === 'unknown') return id ?? name;
      return dimension === 'manager' || this.#given.codes[dimension].has(name) ? NOBODY : name;
    });
  }

  outward(request: MetricRequest): MetricRequest {
    return this.#filtered(request, (name, dimension) => this.code(name, dimension));
  }

  #filtered(request: MetricRequest, change: (name: string, dimension: NamedDimension) => string): MetricRequest {
    const given = NAMED_DIMENSIONS.filter((dimension) => request.filter?.[dimension]);
    if (given.length === 0) return request;
    const changed = given.map((dimension) => [
      dimension,
      request.filter?.[dimension]?.map((name) => change(name, dimension)),
    ]);
    const filter: Filter = { ...request.filter, ...(Object.fromEntries(changed) as Filter) };
    return { ...request, filter };
  }

  /** What data are a part of may be one's clients. */
  words(words: OwnWords): OwnWords {
    const part = words[PART_WORD]?.en;
    if (part === undefined) return words;
    const { filter = {} } = this.outward({ filter: readPartFilter(part) });
    return { ...words, ...partWord(filter) };
  }

  row(row: MetricRow): MetricRow {
    return this.placed(row);
  }

  /** Something that stands for a group. */
  placed<T extends { by: Readonly<Record<string, string>> }>(one: T): T {
    return this.#by(one, (value, dimension) => this.code(value, dimension));
  }

  #by<T extends { by: Readonly<Record<string, string>> }>(
    one: T,
    change: (value: string, dimension: NamedDimension) => string,
  ): T {
    const own = NAMED_DIMENSIONS.filter((dimension) => one.by[dimension] !== undefined);
    if (own.length === 0) return one;
    const changed = own.map((dimension) => [dimension, change(one.by[dimension] ?? '', dimension)]);
    return { ...one, by: { ...one.by, ...(Object.fromEntries(changed) as Record<string, string>) } };
  }

  /** A row with the ids in place of codes. */
  named(row: MetricRow): MetricRow {
    return this.#by(row, (value, dimension) => this.#ids[dimension].get(value) ?? value);
  }

  /** Something that is a manager, or a course of one. */
  item<T extends { item: string }>(one: T): T {
    const named = /^m:([^\t]+)(.*)$/.exec(one.item);
    return named ? { ...one, item: `m:${this.code(named[1] ?? '')}${named[2] ?? ''}` } : one;
  }

  contribution(one: Contribution): Contribution {
    const text = (cell: string | null) => (cell === null ? null : this.hide(cell));
    const placed = this.item(this.placed(one));
    return {
      ...placed,
      ...{ item: this.hide(placed.item), facility: text(one.facility), client: text(one.client) },
      ...{ name: text(one.name), file: text(one.file) },
    };
  }

  /** Rows in the order of codes: that of ids would tell who is who. */
  rows(rows: readonly MetricRow[]): MetricRow[] {
    const place = ({ period, by }: MetricRow) => `${period} ${by.manager ?? ''}`;
    const hidden = rows.map((row) => this.row(row));
    if (!hidden.some(({ by }) => by.manager !== undefined)) return hidden;
    return hidden.toSorted((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
  }

  table({ columns, rows }: RowSet): RowSet {
    const hidden = columns.flatMap((name, index) => (MANAGER_COLUMNS.has(name) ? [index] : []));
    const kept = columns.map((name) => KEPT.test(name));
    const change = (cell: Cell, index: number) => {
      if (hidden.includes(index) && cell !== null) return this.code(String(cell));
      return typeof cell === 'string' && !kept[index] ? this.hide(cell) : cell;
    };
    return { columns, rows: rows.map((cells) => cells.map(change)) };
  }

  records(records: Records): Records {
    const hidden = records.columns.map(({ name }) =>
      MANAGER_IDS.has(name) ||
      (name === 'scope_id' && records.table === 'kpi') ||
      (name === 'member' && records.table === 'target')
        ? (cell: Cell) => cell && this.code(String(cell))
        : NAMES.has(name) || TELLING.has(name)
          ? () => null
          : (cell: Cell) => (typeof cell === 'string' ? this.hide(cell) : cell),
    );
    const change = (cell: Cell, index: number) => hidden[index]?.(cell) ?? null;
    const rows = records.rows.map(({ cells, file, row }) => ({ cells: cells.map(change), file: this.hide(file), row }));
    return { ...records, rows };
  }

  evidence(evidence: Evidence): Evidence {
    const params = Object.entries(evidence.params).map(([name, value]) => [
      name,
      typeof value !== 'string' ? value : name.startsWith('manager_') ? this.code(value) : this.hide(value),
    ]);
    return {
      ...evidence,
      request: this.outward(evidence.request),
      params: Object.fromEntries(params),
      rows: this.table(evidence.rows),
      parts: evidence.parts.map(({ metric, request, row }) => ({
        metric,
        request: this.outward(request),
        row: this.row(row),
      })),
    };
  }
}

function behind(portfolio: Portfolio, codes: Codes): Portfolio {
  return {
    ...portfolio,
    namesHidden: true,
    words: codes.words(portfolio.words),
    imports: portfolio.imports.map((report) => hiddenImport(report, codes.hide)),
    loads: portfolio.loads.map((load) => hiddenLoad(load, codes.hide)),
    withParameters: (rows, options) => behind(portfolio.withParameters(rows, options), codes),
    ask: async (metric, request = {}, options) =>
      codes.rows(await portfolio.ask(metric, codes.inward(request), options)),
    evidence: async (metric, request, page) =>
      codes.evidence(await portfolio.evidence(metric, codes.inward(request), page)),
    records: async (table, request, options) =>
      codes.records(await portfolio.records(table, codes.inward(request), options)),
    contributions: async (metric, request, options) => {
      const found = await portfolio.contributions(metric, codes.inward(request), options);
      return {
        ...found,
        rows: codes.rows(found.rows),
        items: found.items.map((item) => codes.contribution(item)),
        book: found.book && new Map([...found.book].map(([item, gone]) => [codes.hide(item), gone])),
      };
    },
    workings: async (metric, request) => {
      const { rows, parts, combine } = await portfolio.workings(metric, codes.inward(request));
      const hidden = [...parts].map(([key, part]) => {
        return [key, { ...part, request: codes.outward(part.request), rows: codes.rows(part.rows) }] as const;
      });
      return {
        rows: codes.rows(rows),
        parts: new Map(hidden),
        combine: (answers) =>
          codes.rows(combine(new Map([...answers].map(([key, each]) => [key, each.map((row) => codes.named(row))])))),
      };
    },
    goals: async () =>
      ((await portfolio.goals?.()) ?? []).map(({ dimension, member, ...goal }) => {
        const isNamed = dimension === 'manager' || dimension === 'client' || dimension === 'project';
        const shown = isNamed && member !== null ? codes.code(member, dimension) : member;
        return { ...goal, dimension, member: shown, file: codes.hide(goal.file) };
      }),
    values: async (dimension, language, { within, ...options } = {}) => {
      const { filter = {} } = codes.inward({ filter: within });
      const values = await portfolio.values(dimension, language, { ...options, within: filter });
      // a project is called after its client
      if (dimension === 'client' || dimension === 'project')
        return values
          .map(({ value }) => codes.code(value, dimension))
          .toSorted((a, b) => (a < b ? -1 : 1))
          .map((value) => ({ value, label: value }));
      if (dimension !== 'manager') return values;
      const hidden = values.map(({ value }) => ({ value: codes.code(value), label: codes.code(value) }));
      return hidden.toSorted((a, b) => (a.value < b.value ? -1 : 1));
    },
  };
}
