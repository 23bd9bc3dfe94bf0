import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '../../src/charts/figure.ts';
import { cardFile, type CardExport } from '../../src/export/export-card.ts';
import { evidenceTable } from '../../src/export/evidence-table.ts';
import { rowsFile } from '../../src/export/rows-file.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { readGrids } from '../ingest/formats/read-grids.ts';
import { samplePortfolio } from '../support/sample.ts';

const REQUEST = { asOf: '2026-06-30', filter: { sector: ['光伏制造', '高速公路'] } };
const t = createTranslate('en', 'CNY');
let portfolio: Portfolio;

beforeAll(async () => {
  portfolio = await samplePortfolio();
});

async function exported(entry: Parameters<typeof makeCard>[0], request = REQUEST): Promise<CardExport> {
  const figure = (await makeCard(entry).figure(portfolio, request, t)) as Figure;
  return {
    figure,
    portfolio,
    request,
    board: 'risk',
    boardTitle: 'Risk',
    asTable: false,
    t,
    made: '2026-11-30T08:00:00.000Z',
  };
}

/** The file as our own reader takes it: cells by row, of each sheet. */
async function readBack(card: CardExport, kind: 'csv' | 'xlsx') {
  const { name, content } = await cardFile(kind, card);
  const grids = await readGrids(name, new Uint8Array(await content.arrayBuffer()));
  const plain = (cell: string) => cell.replace(/\r$/, '');
  return { name, sheets: grids.map(({ rows }) => Object.values(rows).map((row) => row.map(plain))) };
}

/** A cell as a number: our reader hands a percentage on as it is meant, `2.71%`. */
function numberIn(cell: string | undefined): number | null {
  if (cell === undefined || cell === '') return null;
  return cell.endsWith('%') ? Number(cell.slice(0, -1)) / 100 : Number(cell);
}

describe('a card as workbook', () => {
  it('holds every value of its table in full precision, as numbers, under headings with units', async () => {
    const card = await exported({ card: 'ranked:npl-ratio:client', id: 'npl-clients' });
    const { name, sheets } = await readBack(card, 'xlsx');
    const table = card.figure.table!;
    expect(name).toBe('risk-npl-clients-2026-06-30.xlsx');
    expect(sheets[0]?.[0]).toEqual(['Client', 'NPL ratio (share, 0.01 = 1%)', 'State', 'n']);
    const values = table.rows.map((row) => [row[0]!.text, row[1]!.ref!.row.value, row[2]!.text, row[3]!.raw!.value]);
    expect(values.length).toBeGreaterThan(30);
    expect(sheets[0]?.slice(1).map(([name, value, state, n]) => [name, numberIn(value), state, numberIn(n)])).toEqual(
      values.map(([name, value, state, n]) => [
        name,
        value === null ? null : expect.closeTo(Number(value), 12),
        state,
        n,
      ]),
    );
  });

  it('formats numbers by their unit, each by its own where a column has several', async () => {
    const card = await exported({ card: 'table', id: 'keys', metrics: ['npl-ratio', 'outstanding-balance', 'dscr'] });
    const { content } = await cardFile('xlsx', card);
    const { sheets } = await readXlsx(new Uint8Array(await content.arrayBuffer()), { readStyles: true });
    const at = (row: number) => sheets[0]?.cells?.get(`${row},1`);
    expect(sheets[0]?.rows[0]?.slice(0, 3)).toEqual(['Indicator', 'Value', 'Unit']);
    expect([1, 2, 3].map((row) => at(row)?.style?.numFmt)).toEqual(['0.00%', '#,##0.00', '0.00"x"']);
    expect(sheets[0]?.rows.slice(1).map((row) => row[2])).toEqual(['share, 0.01 = 1%', 'CNY', 'times']);
    const values = card.figure.table!.rows.map((row) => row[1]!.ref!.row.value);
    expect(sheets[0]?.rows.slice(1).map((row) => row[1])).toEqual(values);
  });

  it('says on a second sheet what it is: date, selection, files, definition, limits, version, hour', async () => {
    const card = await exported({ card: 'ranked:npl-ratio:client', id: 'npl-clients' });
    const { sheets } = await readBack(card, 'xlsx');
    const about = new Map(sheets[1]?.map(([label = '', text = '']) => [label, text]));
    expect(about.get('As of')).toBe('2026-06-30');
    expect(about.get('Selection')).toContain('光伏制造');
    expect(about.get('Selection')).toContain('高速公路');
    expect(about.get('Finding')).toBe(card.figure.finding);
    const definition = about.get('NPL ratio (R12)') ?? '';
    expect(definition).toContain('Formula');
    expect(definition).toContain('breach > 5.00%');
    expect(definition).toMatch(/0\.1\.0\+[0-9a-f]{12}/);
    expect(about.get('Source file')).toMatch(/^exposure\S*\.csv: .* rows loaded; SHA-256 [0-9a-f]{64}$/);
    expect(about.get('Made on')).toContain('(2026-11-30T08:00:00.000Z)');
  });

  it('holds all rows of records with every column, days as dates', async () => {
    const request = { asOf: '2026-06-30', filter: {} };
    const card = await exported({ card: 'records:review', id: 'reviews', rows: 5 }, request as typeof REQUEST);
    const all = await portfolio.records('review', request, { columns: 'all', limit: 100_000 });
    expect(card.figure.table?.rows).toHaveLength(5);
    expect(all.total).toBeGreaterThan(1000);
    const { content } = await cardFile('xlsx', card);
    const { sheets } = await readXlsx(new Uint8Array(await content.arrayBuffer()));
    const rows = sheets[0]?.rows.slice(1) ?? [];
    const plain = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : (cell ?? null));
    expect(rows.map((row) => row.map(plain))).toEqual(all.rows.map(({ cells, file, row }) => [...cells, file, row]));
    const due = all.columns.findIndex(({ name }) => name === 'due_date');
    expect(rows.every((row) => row[due] instanceof Date)).toBe(true);
  });
});

describe('a card as CSV', () => {
  it('holds the same raw values', async () => {
    const card = await exported({ card: 'ranked:npl-ratio:client', id: 'npl-clients' });
    const [csv, xlsx] = [await readBack(card, 'csv'), await readBack(card, 'xlsx')];
    const values = card.figure.table!.rows.map((row) => row[1]!.ref!.row.value);
    expect(csv.sheets[0]?.slice(1, values.length + 1).map((row) => (row[1] === '' ? null : Number(row[1])))).toEqual(
      values,
    );
    const words = (rows: string[][] = []) => rows.map(([name, , state, n]) => [name, state, n]);
    expect(words(csv.sheets[0])).toEqual(words(xlsx.sheets[0]));
  });

  it('keeps what looks like a formula as text in CSV and as typed text in a workbook, and blanks for what nobody knows', async () => {
    const row = {
      ...(await portfolio.ask('npl-ratio', { asOf: '2026-06-30' }))[0]!,
      value: null,
      reason: 'NO_DATA' as const,
    };
    const figure: Figure = {
      ...{ id: 'x', title: 'X', finding: '', status: 'grey', foot: [] },
      table: {
        columns: [
          { title: 'a', align: 'start' },
          { title: 'b', align: 'end' },
          { title: 'c', align: 'end' },
        ],
        rows: [
          [
            { text: '=HYPERLINK("x")' },
            { text: 'n/a', ref: { row, request: {} } },
            { text: '-3', raw: { value: -3, form: 'count' } },
          ],
          [
            { text: '中文' },
            { text: '1%', ref: { row: { ...row, value: 0.0123456789012345 }, request: {} } },
            { text: '' },
          ],
        ],
      },
    };
    const card = { ...(await exported({ card: 'number:npl-ratio' })), figure };
    const csv = await (await cardFile('csv', card)).content.text();
    expect(csv.split('\r\n').slice(1)).toEqual([`"'=HYPERLINK(""x"")",,-3`, '中文,0.0123456789012345,', '']);
    const bytes = new Uint8Array(await (await cardFile('csv', card)).content.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const { sheets } = await readXlsx(new Uint8Array(await (await cardFile('xlsx', card)).content.arrayBuffer()));
    expect(sheets[0]?.rows.slice(1).map((cells) => cells.map((cell) => cell ?? null))).toEqual([
      ['=HYPERLINK("x")', null, -3],
      ['中文', 0.0123456789012345, null],
    ]);
    expect([...(sheets[0]?.cells?.values() ?? [])].filter(({ formula }) => formula)).toEqual([]);
  });
});

describe('rows behind a number as workbook', () => {
  it('are all of them, counted or left out, with a sheet that says whose they are', async () => {
    const request = { ...REQUEST, by: ['sector' as const] };
    const [row] = await portfolio.ask('npl-ratio', request);
    if (!row) throw new Error('no row');
    const ref = { row, request };
    const rows = await evidenceTable(portfolio, ref);
    const { name, content } = await rowsFile('xlsx', rows, {
      ...{ portfolio, request, title: 'NPL ratio', file: 'npl-ratio-2026-06', t },
      of: { table: { columns: [{ title: 'NPL ratio', align: 'end' }], rows: [[{ text: '', ref }]] } },
    });
    const [table, about] = await readGrids(name, new Uint8Array(await content.arrayBuffer()));
    const { total, excluded } = await portfolio.evidence('npl-ratio', request, { by: row.by, limit: 1 });
    const all = excluded.reduce((sum, { rows: left }) => sum + left, total);
    expect([Object.keys(table?.rows ?? {}).length, all > 10]).toEqual([all + 1, true]);
    const said = Object.values(about?.rows ?? {}).map((cells) => cells.join(': '));
    expect(said.filter((line) => line.startsWith('Title: NPL ratio'))).toHaveLength(1);
    for (const part of ['NPL ratio (R12)', 'PV manufacturing (光伏制造)', 'exposure.csv'])
      expect(said.join('\n')).toContain(part);
  });
});
