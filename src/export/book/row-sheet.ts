import type { CsvCell } from '../../lib/csv.ts';
import type { Translate } from '../../i18n/translate-with.ts';
import type { AskedMetric } from '../../metrics/definition.ts';
import type { EvidenceRow } from '../../metrics/recompute.ts';
import { columnLetters } from '../workbook.ts';
import type { Form } from '../table.ts';
import type { BookColumn, BookSheet } from './sheet.ts';
import type { Line, WorkedMetric } from './worked-metric.ts';

/** Columns of the sheet of rows, in their order: `line` and `whole` say to which line of the sheet of key figures a row belongs. */
const COLUMNS = [
  ...['metric', 'line', 'whole', 'source_file', 'source_row', 'client', 'project', 'facility', 'part'],
  ...['numerator', 'denominator', 'measure', 'name', 'now_numerator', 'now_denominator'],
  ...['before_numerator', 'before_denominator'],
] as const;
const TEXTS = new Set(['metric', 'source_file', 'client', 'project', 'facility', 'part', 'name']);
const KEYS: ReadonlySet<string> = new Set(['line', 'whole', 'source_row']);

/** Where formulas find the rows. */
export class RowRanges {
  constructor(
    private readonly sheet: string,
    private readonly rows: number,
  ) {}

  /** The cells of a column as a formula names them: `'Rows'!$J$2:$J$456`. */
  of(column: (typeof COLUMNS)[number]): string {
    const letters = columnLetters(COLUMNS.indexOf(column) + 1);
    return `'${this.sheet}'!$${letters}$2:$${letters}$${Math.max(2, this.rows + 1)}`;
  }
}

/** The rows of all metrics one below the other; `numberOf` is the line of an answer in the sheet of key figures. */
export function rowCells(worked: WorkedMetric, numberOf: (line: Line) => number): CsvCell[][] {
  const { metric, lines, rows } = worked;
  const parts = (metric.parts ?? []).map(({ name }) => name);
  const within = (metric.kind === 'ratio' && metric.share ? metric.within : parts) ?? [];
  const numbers = (names: readonly string[]) => {
    const first = new Map<string, number>();
    for (const line of lines) {
      const key = keyOf(line.row.by, names);
      if (!first.has(key)) first.set(key, numberOf(line));
    }
    return (row: EvidenceRow) => first.get(keyOf(row, names)) ?? null;
  };
  const [lineOf, wholeOf] = [numbers(parts), numbers(within)];
  const seen = new Set<string>();
  return rows.map((row) => {
    const line = lineOf(row);
    const known: Readonly<Record<string, CsvCell>> = {
      ...row,
      metric: metric.code,
      line: metric.kind === 'statistic' && row.measure === null ? null : line,
      whole: wholeOf(row),
      part: parts.map((name) => String(row[name] ?? 'unknown')).join(' · ') || null,
      ...measuresOf(metric, row, (name) => isFirst(seen, line, name)),
    };
    return COLUMNS.map((name) => (TEXTS.has(name) ? textOf(known[name]) : (known[name] ?? null)));
  });
}

/** The line of a whole, which several lines of a share have in common. */
export function wholeNumber(worked: WorkedMetric, { row }: Line, numberOf: (line: Line) => number): number {
  const { metric, lines } = worked;
  if (metric.kind !== 'ratio' || !metric.share) return numberOf({ row, found: null });
  const key = keyOf(row.by, metric.within ?? []);
  const first = lines.find((line) => keyOf(line.row.by, metric.within ?? []) === key);
  return numberOf(first ?? { row, found: null });
}

/** What of a row is put under other names than its own, so that plain functions can add it up. */
function measuresOf(metric: AskedMetric, row: EvidenceRow, first: (name: CsvCell) => boolean): Record<string, CsvCell> {
  if (metric.kind === 'distinct') {
    const measure = row.measure ?? null;
    // each different value counts once
    return { measure: null, name: measure, numerator: measure !== null && first(measure) ? 1 : 0 };
  }
  if (metric.kind !== 'concentration') return {};
  const balance = row.name_balance ?? null;
  if (metric.concentration === 'hhi') return { measure: balance };
  return { measure: row.name !== null && first(row.name ?? null) ? balance : null };
}

function isFirst(seen: Set<string>, line: number | null, name: CsvCell): boolean {
  const key = JSON.stringify([line, name]);
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function keyOf(row: EvidenceRow | Readonly<Record<string, string>>, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => String(row[name] ?? 'unknown')));
}

function textOf(cell: CsvCell | undefined): CsvCell {
  return cell === null || cell === undefined ? null : String(cell);
}

/** The sheet that formulas look into. */
export function rowSheet(name: string, rows: readonly (readonly CsvCell[])[], t: Translate): BookSheet {
  const column = (key: (typeof COLUMNS)[number]): BookColumn => {
    const form: Form = TEXTS.has(key) ? 'text' : 'number';
    return { width: KEYS.has(key) || key === 'metric' ? 9 : 18, form };
  };
  return {
    name,
    columns: COLUMNS.map(column),
    rows: [COLUMNS.map((key) => t(`book.column.${key}`)), ...rows],
    head: 1,
    filter: true,
  };
}
