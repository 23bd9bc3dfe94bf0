import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/charts/figure.ts';
import { wrapped } from '../../src/export/picture/ink.ts';
import { figureTable } from '../../src/export/figure-table.ts';
import { drawPicture } from '../../src/export/picture/draw-picture.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { madeUpPortfolio } from '../widgets/made-up-portfolio.ts';

const t = createTranslate('zh-CN', 'CNY');
const REQUEST = { asOf: '2026-06-28', filter: { sector: ['光伏发电'] } };

async function figureOf(card: string): Promise<Figure> {
  return (await makeCard({ card, id: 'x' }).figure(madeUpPortfolio(), REQUEST, t)) as Figure;
}

/** The words of a picture, in their order. */
function words(svg: string): string {
  return [...svg.matchAll(/<text\b[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join('');
}

describe('a card as one picture', () => {
  it('says what it shows without the page: title, state, finding, date and selection', async () => {
    const figure = await figureOf('trend:npl-ratio');
    const { svg, width, height } = drawPicture(figure, { t, source: '风向标' });
    const said = words(svg);
    for (const text of [figure.title, figure.finding, '截至 2026年6月28日', '光伏发电', '风向标'])
      expect(said.replaceAll(' ', '')).toContain(text.replaceAll(' ', ''));
    expect([width, height > 300]).toEqual([720, true]);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="720"/);
    // one drawing within the other, white below both
    expect(svg.match(/<svg\b/g)).toHaveLength(2);
    expect(svg).toContain('fill="#ffffff"');
    expect(svg).not.toMatch(/<style|\son\w+=|<foreignObject|href=/);
  });

  it('draws tiles and tables where a card has no picture, and the table where it is shown as one', async () => {
    const tiles = await figureOf('number:npl-ratio');
    expect(words(drawPicture(tiles, { t, source: '' }).svg)).toContain(tiles.tiles![0]!.value.text);
    const ranked = await figureOf('ranked:npl-ratio:client');
    const asTable = words(drawPicture(ranked, { t, source: '', asTable: true }).svg);
    for (const row of ranked.table!.rows) expect(asTable).toContain(row[1]!.text);
  });

  it('carries what its values are compared with, in tiles, pictures and the table that leaves the page', async () => {
    const at = async (card: string) => {
      const entry = makeCard({ card, id: 'x' });
      return (await entry.figure(madeUpPortfolio(), { ...REQUEST, compare: 'year' }, t)) as Figure;
    };
    const tiles = await at('keys:npl-ratio');
    const { label, cell, words: change } = tiles.tiles![0]!.value.other!;
    const said = words(drawPicture(tiles, { t, source: '' }).svg);
    for (const text of [`${label} ${cell.text} ${change}`, tiles.foot.find((each) => each.startsWith('对比'))!])
      expect(said.replaceAll(' ', '')).toContain(text.replaceAll(' ', ''));
    const ranked = await at('ranked:npl-ratio:client');
    const ticks = drawPicture(ranked, { t, source: '' }).svg.match(/stroke-width="2"/g) ?? [];
    expect(ticks.length).toBeGreaterThan(1);
    const { columns, rows } = figureTable(ranked, t);
    expect(columns.slice(1, 4).map(({ title, form }) => [title, form])).toEqual(
      [
        ['不良贷款率', 'fraction'],
        ['上年同期', 'fraction'],
        ['较上年同期', 'fraction'],
      ].map(([title, form]) => [expect.stringContaining(title!), form]),
    );
    for (const [, now, then, by] of rows)
      if (typeof now === 'number' && typeof then === 'number') expect(by).toBe(now - then);
  });

  it('shows the first rows of a long table and says how many there are, with its totals', () => {
    const cell = (text: string) => [{ text }, { text: '1' }];
    const rows = [...Array.from({ length: 80 }, (_, index) => cell(`row-${index}`)), cell('sum')];
    const columns = [
      { title: 'a', align: 'start' as const },
      { title: 'b', align: 'end' as const },
    ];
    const figure: Figure = {
      id: 'x',
      title: 'X',
      finding: '',
      status: 'grey',
      foot: [],
      table: { columns, rows, totals: 1 },
    };
    const said = words(drawPicture(figure, { t, source: '' }).svg);
    expect(said).toContain('row-23');
    expect(said).not.toContain('row-24');
    expect(said).toContain('sum');
    expect(said).toContain(t('widgets.foot.first', { shown: 25, all: 81 }));
  });

  it('holds names with anything in them as text', () => {
    const figure: Figure = {
      ...{ id: 'x', title: '<img onerror="x">\u0000&\ud800', finding: ']]><script>', status: 'red', foot: [] },
    };
    const { svg } = drawPicture(figure, { t, source: '' });
    expect(svg).toContain('&lt;img onerror=&quot;x&quot;&gt;\ufffd&amp;\ufffd');
    expect(svg).toContain(']]&gt;&lt;script&gt;');
  });
});

describe('lines of text', () => {
  it('break between words and anywhere in Chinese, never before what ends a clause', () => {
    const ink = { size: 10, fill: '' };
    expect(wrapped('one two three', 45, ink)).toEqual(['one two', 'three']);
    expect(wrapped('不良贷款率上升，升至百分之三', 60, ink)).toEqual(['不良贷款率上', '升，升至百分', '之三']);
    expect(wrapped('甲乙丙丁戊己，庚', 60, ink)).toEqual(['甲乙丙丁戊己，', '庚']);
    expect(wrapped('abcdefghijklmnopqrstuvwxyz', 60, ink).join('')).toBe('abcdefghijklmnopqrstuvwxyz');
  });
});
