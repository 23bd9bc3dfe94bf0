import { describe, expect, it } from 'vitest';
import type { Figure, FigureCell } from '../../src/charts/figure.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { forPaper, tablesOf } from '../../src/report/thing-tables.ts';

const t = createTranslate('en', 'CNY');
const place = (file: string, row: number): FigureCell => ({ text: `${file}, row ${row}`, place: { file, row } });

function figure(rows: FigureCell[][], changes: Partial<Figure> = {}): Figure {
  const columns = ['Day', 'State', 'Project', 'Outcome', 'Source'].map((title) => ({ title, align: 'start' as const }));
  return {
    ...{ id: 'x', title: 'Reviews', finding: '', status: 'grey', foot: [], brief: 10, table: { columns, rows } },
    records: { table: 'review', request: {} },
    ...changes,
  };
}

const rowsOf = (count: number, file = (_: number) => 'review.csv') =>
  Array.from({ length: count }, (_, at): FigureCell[] => [
    { text: `day ${at}`, raw: { value: `2026-06-${10 + at}`, form: 'date' } },
    { text: 'late', status: 'red' },
    { text: 'A project (P1)', thing: { kind: 'project', id: 'P1' } },
    { text: 'keep' },
    place(file(at), at + 2),
  ]);

const paper = (one: Figure, tables = ['review', 'project']) =>
  forPaper(one, { name: 'A (C1)', id: 'C1', tables: new Set(tables), t });

describe('a table on paper', () => {
  it('says once the file of its rows and what they all say, but a state in each', () => {
    const { table, foot } = paper(figure(rowsOf(4)));
    expect(table?.columns.map(({ title }) => title)).toEqual(['Day', 'State', 'Row']);
    expect(table?.rows.map((row) => row.map(({ text }) => text)).at(1)).toEqual(['2026-06-11', 'late', '3']);
    expect(foot).toEqual(['the same in all rows: Project: P1; Outcome: keep', 'rows of review.csv']);
  });

  it('keeps the place of each row where there are several files, and every column of a short table', () => {
    const { table, foot } = paper(figure(rowsOf(3, (at) => `${at}.csv`)));
    expect(table?.columns).toHaveLength(5);
    expect(table?.rows[1]?.at(-1)?.text).toBe('1.csv, row 3');
    expect(foot).toEqual([]);
  });

  it('names a thing by its number alone where its own table is printed as well', () => {
    const cell = (tables: string[]) => paper(figure(rowsOf(1)), tables).table?.rows[0]?.[2]?.text;
    expect(cell(['review', 'project'])).toBe('P1');
    expect(cell(['review'])).toBe('A project (P1)');
    expect([...tablesOf([figure(rowsOf(1)), { ...figure([]), records: { table: 'alert', request: {} } }])]).toEqual([
      'review',
      'alert',
    ]);
  });

  it('stands in its place up to forty rows, and says where the rest of those that are not printed is', () => {
    expect(paper(figure(rowsOf(40))).brief).toBeUndefined();
    expect(paper(figure(rowsOf(41))).brief).toBe(10);
    expect(paper(figure(rowsOf(5), { total: 1_805 })).foot[0]).toBe(t('document.rest', { count: '1,800' }));
  });

  it('has marks of a change that its fonts know', () => {
    const worse: FigureCell[] = [{ text: '+1.00 pp ✗ worse', tone: 'worse' }];
    expect(paper(figure([worse], { records: undefined } as Partial<Figure>)).table?.rows[0]?.[0]?.text).toBe(
      '+1.00 pp × worse',
    );
  });
});
