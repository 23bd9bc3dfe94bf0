import { describe, expect, it } from 'vitest';
import { cellGrid, gridSize, type GridCell } from '../../src/charts/cell-grid.ts';
import { renderSvg } from '../../src/charts/render-svg.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';

const cell = (text: string, more: Partial<GridCell> = {}): GridCell => ({ text, ...more });
const draw = (cells: readonly (readonly GridCell[])[], columns = ['Pass', 'Loss']) => {
  const grid = { rows: cells.map((_, index) => `row ${index + 1}`), columns, cells };
  return renderSvg(cellGrid(grid)(LIGHT_THEME, 480), 480, gridSize(grid).height);
};
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text?.trim());

describe('a grid of cells', () => {
  it('writes every value into its cell, names beside the rows and above the columns, and leaves a blank blank', () => {
    const svg = draw([
      [cell('91.9%'), cell('↓ 2.1%')],
      [cell(''), cell('0')],
    ]);
    expect(texts(svg).sort()).toEqual(['0', '91.9%', 'Loss', 'Pass', 'row 1', 'row 2', '↓ 2.1%'].sort());
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  it('fills a cell the stronger the more there is, and never so that its text cannot be read', () => {
    const fills = (strength: number) => /fill-opacity="([\d.]+)"/.exec(draw([[cell('1', { strength })]], ['a']))?.[1];
    expect([fills(0), fills(0.4), fills(1), fills(7)]).toEqual([undefined, '0.2', '0.5', '0.5']);
  });

  it('needs more width for longer texts and more columns, and more height where its headings lean', () => {
    const sized = (columns: number, text: string) => {
      const names = Array.from({ length: columns }, (_, index) => `column ${index}`);
      return gridSize({ rows: ['a'], columns: names, cells: [names.map(() => cell(text))] });
    };
    expect(sized(3, '■ 100.00%').least).toBeGreaterThan(sized(3, '1').least);
    expect(sized(12, '1').least).toBeGreaterThan(sized(9, '1').least);
    expect(sized(12, '1').height).toBeGreaterThan(sized(3, '1').height);
  });

  it('cuts no word of a heading: it has room for it in two lines, or leans', () => {
    const words = (columns: string[], width: number) => {
      const cells = [columns.map(() => cell('1'))];
      const grid = { rows: ['a'], columns, cells };
      return texts(renderSvg(cellGrid(grid)(LIGHT_THEME, Math.max(width, gridSize(grid).least)), 900, 200));
    };
    const classes = ['Pass', 'Special mention', 'Substandard', 'Doubtful', 'Loss'];
    expect(words(classes, 300)).toEqual(expect.arrayContaining(['Special', 'mention', 'Substandard', 'Doubtful']));
    expect(words([...classes, 'Repaid or gone', 'Share of opening'], 300)).toEqual(
      expect.arrayContaining(['Special mention', 'Substandard', 'Repaid or gone']),
    );
    expect(words(['正常', '关注类贷款', '次级'], 200)).toEqual(expect.arrayContaining(['次级']));
  });

  it('writes markup in a name as letters', () => {
    expect(draw([[cell('1')]], ['<img src=x onerror=alert(1)>'])).not.toContain('<img');
  });
});
