import type { Translate } from '../../i18n/translate-with.ts';
import type { CsvCell } from '../../lib/csv.ts';
import { PortfolioError } from '../../lib/errors.ts';
import type { MetricRequest, MetricRow } from '../../metrics/metric.ts';
import { wholeMetric } from '../../metrics/whole-metric.ts';
import type { Portfolio } from '../../session/portfolio.ts';
import { aboutLines, asOfOf } from '../about.ts';
import { MOST_ROWS, sheetName } from '../workbook.ts';
import { boardSheet, type BookBoard } from './board-sheet.ts';
import { capitalPlace, definitionSheet, parameterSheet, reconciliationSheet } from './fact-sheets.ts';
import { keySheet, type KeyMetric } from './key-sheet.ts';
import { rowCells, RowRanges, rowSheet } from './row-sheet.ts';
import type { BookSheet } from './sheet.ts';
import { workOut, type Line } from './worked-metric.ts';

export interface BookOptions {
  readonly portfolio: Portfolio;
  readonly request: MetricRequest;
  readonly boards: readonly BookBoard[];
  readonly title: string;
  /** Speaks with definitions and formulas. */
  readonly t: Translate;
  /** Rows that stand in the sheet of rows at most. */
  readonly room?: number;
}

/** The sheets of a workbook, and how much of it is live. */
export interface Book {
  readonly sheets: readonly BookSheet[];
  /** The day it speaks of. */
  readonly day: string;
  readonly lines: number;
  readonly live: number;
  readonly rows: number;
  /** Rows that are not in it, for want of room. */
  readonly leftOut: number;
}

/** The tables of the report as sheets whose key figures are formulas over their rows; `bookBytes` makes a file of them. */
export async function createBook(options: BookOptions): Promise<Book> {
  const { portfolio, boards, t } = options;
  const day = asOfOf(options);
  if (day === null) throw new PortfolioError('no-exposure');
  const metrics = await keyMetrics(options);
  const lines = metrics.flatMap((metric) => metric.lines);
  const numbers = new Map<MetricRow, number>(lines.map(({ row }, index) => [row, index + 1]));
  const numberOf = (row: MetricRow) => numbers.get(row) ?? 0;
  const shown = metrics.filter((metric) => metric.shown);
  const rows: CsvCell[][] = [];
  for (const { worked } of shown)
    if (worked) for (const row of rowCells(worked, ({ row: of }) => numberOf(of))) rows.push(row);
  // a scenario says so on every sheet
  const called = (name: string) => sheetName(portfolio.scenario ? t('book.tried-out', { name }) : name);
  const [rowsName, parameters] = [called(t('book.sheet.rows')), called(t('book.sheet.parameters'))];
  const ranges = new RowRanges(rowsName, rows.length);
  const capital = metrics.find(({ worked }) => worked)?.worked?.capital ?? { netCapital: null, tier1Capital: null };
  const keys = keySheet(t('book.sheet.keys'), metrics, {
    ...{ rows: ranges, numberOf, t },
    capital: (kind) => capitalPlace(parameters, kind),
  });
  const leftOut = metrics.reduce((sum, { worked, shown: there }) => sum + (worked && !there ? worked.total : 0), 0);
  const sheets: BookSheet[] = [
    await aboutSheet(options, { rows: rows.length, leftOut }),
    keys,
    ...boards.map((board) => boardSheet(board, t)),
    definitionSheet(t('book.sheet.definitions'), portfolio, day, t),
    parameterSheet(t('book.sheet.parameters'), portfolio, capital, t),
    reconciliationSheet(t('book.sheet.reconciliation'), portfolio.imports, t),
    rowSheet(t('book.sheet.rows'), rows, t),
  ];
  const live = metrics.reduce((sum, each) => sum + (each.shown ? each.lines.filter(isLive).length : 0), 0);
  return {
    sheets: distinct(sheets.map((sheet) => ({ ...sheet, name: called(sheet.name) }))),
    day,
    lines: lines.length,
    live,
    rows: rows.length,
    leftOut,
  };
}

function isLive({ row, found }: Line): boolean {
  return row.value !== null && found !== null;
}

/** Every metric of the catalogue that can be asked, with its rows as long as there is room for them. */
async function keyMetrics({ portfolio, request, room = MOST_ROWS - 1 }: BookOptions): Promise<KeyMetric[]> {
  const found: KeyMetric[] = [];
  let left = room;
  for (const each of portfolio.catalogue.metrics) {
    if (portfolio.missing(each.id).length > 0) continue;
    const metric = wholeMetric(each);
    if (metric.kind === 'derived') {
      const lines = (await portfolio.ask(metric.id, request)).map((row): Line => ({ row, found: null }));
      const parts = metric.ingredients(request).map((part) => portfolio.catalogue.find(part.metric).code);
      found.push({ metric, lines, worked: null, madeOf: [...new Set(parts)], shown: false });
      continue;
    }
    const worked = await workOut(portfolio, metric, { request, room: left });
    const shown = worked.total <= left;
    if (shown) left -= worked.total;
    found.push({ metric, lines: worked.lines, worked, madeOf: [], shown });
  }
  return found;
}

/** What the workbook is, and what is not in it. */
async function aboutSheet(
  { portfolio, request, title, t }: BookOptions,
  { rows, leftOut }: { rows: number; leftOut: number },
): Promise<BookSheet> {
  const figure = { id: 'book', title, finding: '', status: 'grey' as const, foot: [] };
  const lines = await aboutLines({ figure, portfolio, request, board: '', made: null }, t);
  const more: [string, string][] = [
    ...(portfolio.scenario ? [[t('book.note'), t('limits.scenario')] as [string, string]] : []),
    ...(portfolio.namesHidden ? [[t('book.note'), t('book.names-hidden')] as [string, string]] : []),
    [t('book.sheet.rows'), t('book.rows-there', { rows: t.format.number(rows) })],
    ...(leftOut > 0
      ? [[t('book.note'), t('book.rows-left-out', { rows: t.format.number(leftOut) })] as [string, string]]
      : []),
    [t('book.how'), t('book.how.text')],
  ];
  return {
    name: t('export.about'),
    columns: [{ width: 24 }, { width: 110 }],
    rows: [...lines.map(({ label, text }) => [label, text] as const), ...more].map(([label, text]) => [
      { value: label, style: 'bold' },
      { value: text, style: 'wrapped' },
    ]),
  };
}

/** Sheets with names of their own: a workbook takes none twice, whatever their case. */
function distinct(sheets: readonly BookSheet[]): BookSheet[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const plain = sheetName(sheet.name);
    let name = plain;
    for (let again = 2; taken.has(name.toLowerCase()); again++) name = `${plain.slice(0, 27)} ${again}`;
    taken.add(name.toLowerCase());
    return { ...sheet, name };
  });
}
