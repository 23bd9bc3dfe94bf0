import type { Cell, Engine } from '../../engine/engine.ts';
import type { AskedMetric } from '../../metrics/definition.ts';
import type { ITEM_COLUMNS } from '../../metrics/contribution-statement.ts';
import { contributionStatement, itemColumn, type Recipe } from '../../metrics/contribution-statement.ts';
import type { MetricRequest, MetricRow } from '../../metrics/metric.ts';
import type { Period } from '../../metrics/periods.ts';
import { settingText } from '../../metrics/period-settings.ts';
import type { PeriodSettings } from '../../metrics/setting-values.ts';
import { dimensionsOf } from '../../metrics/answer-statement.ts';

/** What one item adds to the answers at a date. */
export interface Contribution {
  /** Groups and parts it belongs to. */
  by: Readonly<Record<string, string>>;
  item: string;
  facility: string | null;
  client: string | null;
  name: string | null;
  numerator: number;
  denominator: number;
  /** Of a change: what it adds to the level before. */
  past: { numerator: number; denominator: number };
  size: number;
  file: string | null;
  row: number | null;
}

/** A facility or client of the book at a date, and whether it is written off. */
export type Book = ReadonlyMap<string, boolean>;

/** Answers at one date with what each item adds to them. */
export interface Contributions {
  rows: readonly MetricRow[];
  items: readonly Contribution[];
  /** Of metrics about facilities and clients at a snapshot: what is in the book, counted or not. */
  book: Book | null;
  /** The settings the metric reads, as text: equal texts, equal settings. */
  settings: string;
}

/** Asks what each item adds. */
export async function readItems(
  engine: Engine,
  metric: AskedMetric,
  recipe: Recipe,
  asked: { request: MetricRequest; period: Period; settings: PeriodSettings },
): Promise<Contribution[]> {
  const { sql, params } = contributionStatement(metric, recipe, asked);
  const { columns, rows } = await engine.query(sql, { params });
  const place = new Map(columns.map((name, index) => [name, index]));
  const names = [
    ...dimensionsOf(metric, asked.request.by ?? []).map((name) => [name, place.get(`by_${name}`) ?? -1] as const),
    ...(metric.parts ?? []).map(({ name }) => [name, place.get(`part_${name}`) ?? -1] as const),
  ];
  const text = (cell: Cell | undefined) => (cell === null || cell === undefined ? null : String(cell));
  return rows.map((cells) => {
    const at = (column: (typeof ITEM_COLUMNS)[number]) => cells[place.get(column) ?? -1];
    const row = at('source_row');
    return {
      by: Object.fromEntries(names.map(([name, index]) => [name, text(cells[index]) ?? 'unknown'])),
      item: String(at('item')),
      facility: text(at('facility')),
      client: text(at('client')),
      name: text(at('name')),
      numerator: Number(at('numerator')),
      denominator: Number(at('denominator')),
      past: { numerator: Number(at('past_numerator')), denominator: Number(at('past_denominator')) },
      size: Number(at('size')),
      file: text(at('source_file')),
      row: row === null || row === undefined ? null : Number(row),
    };
  });
}

/** Facilities and clients of the book at a period's snapshot, by the names items have. */
export async function readBook(engine: Engine, metric: AskedMetric, { windowSnap }: Period): Promise<Book | null> {
  const item = itemColumn(metric);
  if (metric.relation.kind !== 'snapshot' || windowSnap === null) return null;
  if (item !== 'facility' && item !== 'client') return null;
  const { rows } = await engine.query(
    `WITH seen AS (SELECT * FROM bw_every_position WHERE snap = $snap AND (standing IS NULL OR lost))
     SELECT 'f:' || CAST(facility AS VARCHAR), bool_and(lost) FROM seen GROUP BY 1
     UNION ALL
     SELECT 'c:' || CAST(client AS VARCHAR), bool_and(lost) FROM seen WHERE client IS NOT NULL GROUP BY 1`,
    { params: { snap: windowSnap } },
  );
  return new Map(rows.map(([item, writtenOff]) => [String(item), writtenOff === true]));
}

/** What of the settings a metric reads, as text. */
export function settingsText({ relation }: AskedMetric, settings: PeriodSettings): string {
  const wanted = relation.settings ?? [];
  return wanted.map((name) => settingText(name, settings)).join(' ');
}
