import { describe, expect, it } from 'vitest';
import { anchorPages, paginate } from '../../src/report/paginate.ts';
import type { Piece } from '../../src/report/sheet.ts';

const AREA = { left: 10, top: 20, height: 100 };

/** A piece that can be recognised on its page. */
function piece(id: string, height: number, changes: Partial<Piece> = {}): Piece {
  return { height, items: [{ kind: 'anchor', id, y: 0 }], ...changes };
}

function placed(pieces: Piece[]): [string, number][][] {
  return paginate(pieces, AREA).map(({ items }) =>
    items.flatMap((item): [string, number][] => (item.kind === 'anchor' ? [[item.id, item.y]] : [])),
  );
}

describe('pagination', () => {
  it('fills a page and goes on at the top of the next, where no gap is left', () => {
    const pages = placed([piece('a', 60), piece('b', 30, { gap: 8 }), piece('c', 30, { gap: 8 })]);
    expect(pages).toEqual([
      [
        ['a', 20],
        ['b', 88], // 20 + 60 + 8
      ],
      [['c', 20]],
    ]);
  });

  it('moves a heading with what it heads', () => {
    const pages = placed([piece('a', 80), piece('heading', 10, { keep: true }), piece('b', 30)]);
    expect(pages.map((page) => page.map(([id]) => id))).toEqual([['a'], ['heading', 'b']]);
  });

  it('starts a section on a page of its own, also right after what should be kept with the next', () => {
    const pages = placed([piece('a', 10, { keep: true }), piece('section', 10, { newPage: true })]);
    expect(pages.map((page) => page.map(([id]) => id))).toEqual([['a'], ['section']]);
  });

  it('repeats a header where a table goes on', () => {
    const header = piece('header', 10);
    const rows = ['1', '2', '3', '4'].map((id, index) => piece(id, 40, index === 0 ? {} : { repeat: header }));
    const pages = placed([{ ...header, keep: true }, ...rows]);
    expect(pages.map((page) => page.map(([id]) => id))).toEqual([
      ['header', '1', '2'],
      ['header', '3', '4'],
    ]);
  });

  it('cuts a run that is longer than a page rather than lose it', () => {
    const run = ['1', '2', '3'].map((id) => piece(id, 45, { keep: true }));
    expect(placed(run).map((page) => page.map(([id]) => id))).toEqual([['1', '2'], ['3']]);
  });

  it('finds the page of an anchor', () => {
    const pages = paginate([piece('a', 90), piece('b', 90)], AREA);
    expect(Object.fromEntries(anchorPages(pages))).toEqual({ a: 1, b: 2 });
  });
});
