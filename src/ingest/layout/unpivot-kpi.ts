import { findColumn } from '../../model/index.ts';
import { kpi } from '../../model/tables/kpi.ts';
import { rowAt, type LineRows } from '../formats/line-rows.ts';
import { headingsOf } from '../match/headings.ts';
import { shapeOf } from './cell-shape.ts';
import type { FoundTable } from './find-tables.ts';
import { periodCode } from './periods-in.ts';
import { parseHeading } from '../match/units.ts';

/** What a number of a score card is, by a word in its heading, above the table or in the file's name; the narrower first. */
const MEASURES: readonly (readonly [column: string, word: RegExp])[] = [
  ['weight', /(?:指标)?权重|weight/i],
  ['stretch', /挑战(?:值|目标)|stretch(?: target)?/i],
  ['floor', /底线值?|下限|门槛值?|floor/i],
  ['target', /目标值?|计划值?|target(?: value)?/i],
  ['actual_manual', /实际(?:完成)?值?|完成值?|actual(?: value)?/i],
];
/** Statistics have indicators and years as well; these words mark a score card. */
const CARD = /考核|绩效|kpi|score ?card/i;
const MOST_OTHERS = 8;

/** A column of numbers: of which period, and what they are. */
interface Measured {
  index: number;
  period: string;
  column: string;
}

/** What stands in the columns of a score card whose periods are columns. */
interface Card {
  item: number;
  /** Manager, team or grade, weight, direction: what holds for every period. */
  others: readonly number[];
  measured: readonly Measured[];
}

/** A turned table: its lines, the header first, and the row of the file each comes from. */
export interface Turned {
  lines: string[][];
  rows: number[];
}

/**
 * A score card with its indicators as rows and its periods as columns as a row for each indicator and period; a period
 * without a number is none. Only where something says that it is a card and what its numbers are: headings such as
 * `2025Q1 目标`, or a word above the table or in the file's name; else null.
 */
export function turnKpi(
  tables: readonly FoundTable[],
  { name, wanted, lineRows }: { name: string; wanted: string | undefined; lineRows: LineRows | undefined },
): Turned | null {
  const [first] = tables;
  if (!first || (wanted !== undefined && wanted !== kpi.name)) return null;
  const around = [name, ...first.preamble.flatMap(({ cells }) => cells)].join(' ');
  const card = cardOf(first.headers, around);
  if (!card || (wanted === undefined && !isCard(first.headers, card, around))) return null;
  const { item, others, measured } = card;
  const columns = [...new Set(measured.map(({ column }) => column))];
  const periods = [...new Set(measured.map(({ period }) => period))];
  const header = [...others.map((index) => first.headers[index] ?? ''), title('kpi_code'), title('period')];
  const turned: Turned = {
    lines: [[...header, ...columns.map(title)]],
    rows: [rowAt(lineRows, first.headerRows[0]?.line ?? 1)],
  };
  let above: readonly string[] = others.map(() => '');
  for (const { line, cells } of tables.flatMap(({ rows }) => rows)) {
    above = others.map(
      (index, place) => own(cells, index) || (isScope(first.headers[index]) ? (above[place] ?? '') : ''),
    );
    for (const period of periods) {
      const numbers = columns.map((column) => {
        const index = measured.find((each) => each.period === period && each.column === column)?.index;
        return index === undefined ? '' : own(cells, index);
      });
      if (own(cells, item) === '' || numbers.every((number) => shapeOf(number) === 'blank')) continue;
      turned.lines.push([...above, own(cells, item), period, ...numbers]);
      turned.rows.push(rowAt(lineRows, line));
    }
  }
  return turned;
}

function cardOf(headers: readonly string[], around: string): Card | null {
  const item = headers.findIndex((header) => isHeadingOf(header, 'kpi_code'));
  const usual = measuresIn(around);
  const measured = headers.flatMap((header, index): Measured[] => {
    const [own] = measuresIn(header);
    const rest = own ? header.replace(wordOf(own), '') : header;
    const period = periodCode(rest.replace(/[\s/()（）]+/g, ' ').trim());
    const column = own ?? (usual.length === 1 ? usual[0] : undefined);
    return period === null || column === undefined ? [] : [{ index, period, column }];
  });
  const taken = new Set([item, ...measured.map(({ index }) => index)]);
  const others = headers.flatMap((header, index) => (taken.has(index) || header.trim() === '' ? [] : [index]));
  const periods = new Set(measured.map(({ period }) => period));
  return item === -1 || periods.size < 2 || others.length > MOST_OTHERS ? null : { item, others, measured };
}

function isCard(headers: readonly string[], { item, others }: Card, around: string): boolean {
  return CARD.test(around) || CARD.test(headers[item] ?? '') || others.some((index) => isScope(headers[index]));
}

/** Which measures a text speaks of; a word within another one's counts for that alone. */
function measuresIn(text: string): string[] {
  let rest = text;
  return MEASURES.flatMap(([column, word]) => {
    if (!word.test(rest)) return [];
    rest = rest.replace(word, '');
    return [column];
  });
}

function wordOf(column: string): RegExp {
  return MEASURES.find(([name]) => name === column)?.[1] ?? /$^/;
}

function isScope(header = ''): boolean {
  return isHeadingOf(header, 'scope_id') || isHeadingOf(header, 'scope_type');
}

function isHeadingOf(header: string, name: string): boolean {
  const column = findColumn(kpi, name);
  const { folded } = parseHeading(header);
  return column !== undefined && headingsOf(column).some((heading) => parseHeading(heading).folded === folded);
}

function title(name: string): string {
  return findColumn(kpi, name)?.zh ?? name;
}

function own(cells: readonly string[], index: number): string {
  return (cells[index] ?? '').trim();
}
