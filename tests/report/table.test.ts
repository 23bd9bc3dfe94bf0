import { beforeAll, describe, expect, it } from 'vitest';
import { openFaces, type Faces } from '../../src/report/fonts.ts';
import { nodeFonts } from '../../src/report/fonts-node.ts';
import { foldedPieces } from '../../src/report/fold-table.ts';
import { paginate } from '../../src/report/paginate.ts';
import type { Item, Piece } from '../../src/report/sheet.ts';
import { tablePieces, type ReportTable } from '../../src/report/table-block.ts';
import { widthOf } from '../../src/report/write.ts';

let faces: Faces;
beforeAll(async () => {
  faces = await openFaces(await nodeFonts(), []);
});

function tableOf(columns: number, rows: number, text: (row: number, column: number) => string): ReportTable {
  return {
    columns: Array.from({ length: columns }, (_, at) => ({ title: `列${at}`, align: at === 0 ? 'start' : 'end' })),
    rows: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => ({ text: text(row, column) })),
    ),
  };
}

type Text = Extract<Item, { kind: 'text' }>;

function textsOf(pieces: readonly Piece[]): Text[] {
  return pieces.flatMap((piece) => piece.items.filter((item): item is Text => item.kind === 'text'));
}

function expectInside(pieces: readonly Piece[], width: number): void {
  for (const { x, text, style } of textsOf(pieces)) {
    expect(x).toBeGreaterThanOrEqual(-0.01);
    expect(x + widthOf(text, faces, style)).toBeLessThanOrEqual(width + 0.5);
  }
}

describe('table', () => {
  it('ends right-aligned numbers at one line', () => {
    const pieces = tablePieces(
      tableOf(2, 3, (row, column) => (column === 0 ? 'x' : String(10 ** row))),
      faces,
      300,
    );
    const ends = textsOf(pieces)
      .filter(({ text }) => /^10*$/.test(text))
      .map(({ x, text, style }) => (x + widthOf(text, faces, style)).toFixed(3));
    expect(ends).toHaveLength(3);
    expect(new Set(ends).size).toBe(1);
  });

  it('wraps long texts within the width and keeps every character', () => {
    const long = '应收账款周转率连续三个季度下降，额度已于四月调减。'.repeat(6);
    const pieces = tablePieces(
      tableOf(4, 2, (_, column) => (column === 3 ? long : '12.34 亿元')),
      faces,
      400,
    );
    expectInside(pieces, 400);
    const all = textsOf(pieces).map(({ text }) => text);
    expect(all.filter((text) => long.includes(text)).join('')).toBe(long + long);
  });

  it('continues a table that is too wide below, with its first column repeated', () => {
    const pieces = tablePieces(
      tableOf(24, 2, (row, column) => (column === 0 ? `客户${row}` : '1,234,567.89')),
      faces,
      483,
    );
    expectInside(pieces, 483);
    const texts = textsOf(pieces).map(({ text }) => text);
    const parts = texts.filter((text) => text === '列0').length;
    expect(parts).toBeGreaterThan(1);
    expect(texts.filter((text) => text === '客户1')).toHaveLength(parts);
    expect(texts.filter((text) => text === '1,234,567.89')).toHaveLength(23 * 2);
  });

  it('cuts a cell taller than a page into rows', () => {
    const pieces = tablePieces(
      tableOf(1, 1, () => '长'.repeat(4_000)),
      faces,
      200,
    );
    expect(Math.max(...pieces.map((piece) => piece.height))).toBeLessThan(600);
    expect(
      textsOf(pieces)
        .map(({ text }) => text)
        .join('')
        .replace('列0', ''),
    ).toBe('长'.repeat(4_000));
  });

  it('repeats its header above every row but the first', () => {
    const [header, first, ...others] = tablePieces(
      tableOf(2, 5, () => 'x'),
      faces,
      300,
    );
    expect(header?.keep).toBe(true);
    expect(first?.repeat).toBeUndefined();
    expect(others.map((row) => row.repeat?.items)).toEqual(others.map(() => header?.items));
  });

  it('lets no last row stand alone on a page', () => {
    const pieces = tablePieces(
      tableOf(1, 4, (row) => `row ${row}`),
      faces,
      300,
    );
    const height = pieces.slice(0, -1).reduce((sum, piece) => sum + piece.height, 0);
    const pages = paginate(pieces, { left: 0, top: 0, height: height + 1 });
    const rows = pages.map(({ items }) => items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])));
    expect(rows).toEqual([
      ['列0', 'row 0', 'row 1'],
      ['列0', 'row 2', 'row 3'],
    ]);
  });

  it('folds a long narrow table into columns, read down and then across', () => {
    const pieces = foldedPieces(
      tableOf(2, 36, (row) => `${row}`),
      faces,
      483,
    );
    expectInside(pieces, 483);
    expect(pieces).toHaveLength(1);
    const texts = textsOf(pieces).filter(({ text }) => /^\d+$/.test(text));
    expect(texts.map(({ text }) => Number(text))).toEqual(Array.from({ length: 72 }, (_, at) => Math.floor(at / 2)));
    expect(new Set(texts.filter(({ text }) => ['0', '12', '24'].includes(text)).map(({ y }) => y)).size).toBe(1);
  });
});
