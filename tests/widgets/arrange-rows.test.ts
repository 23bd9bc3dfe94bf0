import { describe, expect, it } from 'vitest';
import type { FigureCell, FigureTable } from '../../src/charts/figure.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { arrangeRows } from '../../widgets/view/arrange-rows.ts';
import { heatShares } from '../../widgets/view/heat-shares.ts';
import { rowWindow } from '../../widgets/view/row-window.ts';
import { row } from './fake-portfolio.ts';

const t = createTranslate('zh-CN', 'CNY');

function value(number: number | null): FigureCell {
  return {
    text: number === null ? t('value.none') : `${number}%`,
    ref: { row: row('npl-ratio', '2026-06', number), request: {} },
  };
}

const day = (iso: string): FigureCell => ({ text: t.format.date(iso), raw: { value: iso, form: 'date' } });

/** Two numbers that sort otherwise as text, one nobody knows, and their total. */
const table: FigureTable = {
  columns: [
    { title: 'name', align: 'start' },
    { title: 'value', align: 'end' },
    { title: 'day', align: 'start' },
  ],
  rows: [
    [{ text: '华东分行', thing: { kind: 'client', id: 'C7' } }, value(9), day('2026-02-10')],
    [{ text: 'Ｂank' }, value(null), { text: '—' }],
    [{ text: '光伏' }, value(10), day('2026-10-01')],
    [{ text: '合计' }, value(99), { text: '' }],
  ],
  totals: 1,
};
const names = (rows: FigureCell[][]) => rows.map(([name]) => name?.text);
const sorted = (column: number, down: boolean) => names(arrangeRows(table, { order: { column, down }, words: '' }, t));
const found = (words: string) => names(arrangeRows(table, { order: null, words }, t));

describe('rows of a table', () => {
  it('are sorted by the values behind their texts, what nobody knows last both ways, totals at the end', () => {
    expect(sorted(1, true)).toEqual(['光伏', '华东分行', 'Ｂank', '合计']);
    expect(sorted(1, false)).toEqual(['华东分行', '光伏', 'Ｂank', '合计']);
    expect(sorted(2, false)).toEqual(['华东分行', '光伏', 'Ｂank', '合计']);
    expect(sorted(2, true)).toEqual(['光伏', '华东分行', 'Ｂank', '合计']);
    expect(names(arrangeRows(table, { order: null, words: '' }, t))).toEqual(names(table.rows));
  });

  it('are found in any width and case, by number and by sound, without the totals of all', () => {
    expect(found('bank')).toEqual(['Ｂank']);
    expect(found('c7')).toEqual(['华东分行']);
    expect(found('huadong')).toEqual(['华东分行']);
    expect(found('guangfu 10')).toEqual(['光伏']);
    expect(found('合计')).toEqual([]);
    expect(found('  ')).toEqual(names(table.rows));
  });
});

describe('shades', () => {
  it('tell size within a column; totals and blanks have none', () => {
    const share = heatShares(table);
    expect(table.rows.map((cells) => share(cells, 1))).toEqual(['0%', undefined, '36%', undefined]);
    expect(table.rows.map((cells) => share(cells, 0))).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('rows in sight', () => {
  it('are those between the edges and a few more, at both ends too', () => {
    const of = (top: number) => rowWindow({ top, height: 320, row: 32, count: 1000 });
    expect(of(0)).toEqual({ first: 0, end: 22 });
    expect(of(3200)).toEqual({ first: 88, end: 122 });
    expect(of(32 * 1000)).toEqual({ first: 988, end: 1000 });
    expect(rowWindow({ top: 9999, height: 320, row: 32, count: 3 })).toEqual({ first: 3, end: 3 });
  });
});
