import { statedDate } from '../match/stated-date.ts';
import { statedValues } from '../match/stated-values.ts';
import { unitAbove } from '../match/unit-above.ts';
import { filledIn, isBlank } from './cell-shape.ts';
import type { GridRow } from './grid-parts.ts';
import { sameCells } from './header.ts';
import { isRemarkRow } from './remarks.ts';

/** What is said above a heading of all rows below it. */
type Said = Readonly<Record<string, string>>;

/** A section of a table: the line it begins at, and the remarks above the rows before that still hold in it. */
export interface Section<Row extends GridRow> {
  line: number;
  inherited: Row[];
}

/**
 * Where a table begins anew: its heading stands again below remarks that say another day, unit, branch or currency than those
 * above the rows before (`数据日期：2026年5月31日` … `数据日期：2026年6月30日`). On pages of one table they say the same.
 */
export function sectionsOf<Row extends GridRow>(
  rows: readonly Row[],
  header: GridRow,
  preamble: readonly Row[],
): Section<Row>[] {
  const sections: Section<Row>[] = [];
  let holds = [...preamble];
  let above: Row[] = [];
  for (const row of rows) {
    if (row.line <= header.line || isBlank(row.cells)) continue;
    if (sameCells(row.cells, header.cells)) {
      const [before, now] = [saidBy(holds), saidBy(above)];
      const [first] = above;
      if (first && Object.entries(now).some(([key, text]) => text !== before[key])) {
        const inherited = holds.filter((each) => Object.keys(saidBy([each])).every((key) => now[key] === undefined));
        sections.push({ line: first.line, inherited });
        holds = [...inherited, ...above];
      }
      above = [];
    } else if (isRemarkRow(row.cells) || filledIn(row.cells) === 1) above.push(row);
    else above = [];
  }
  return sections;
}

function saidBy(rows: readonly GridRow[]): Said {
  const lines = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').join('  '));
  const date = statedDate({ preamble: lines, sheet: null, file: '' })?.date;
  const unit = unitAbove(lines);
  return {
    ...(date === undefined ? {} : { date }),
    ...(unit === null ? {} : { unit: `${unit.name} ${unit.currencies.join(' ')}` }),
    ...statedValues(lines),
  };
}
