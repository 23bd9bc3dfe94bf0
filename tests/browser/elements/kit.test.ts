import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Session } from '../../../src/session/session.svelte.ts';
import { eventually } from '../../support/eventually.ts';
import { defineAlive, inside, place, valueIn, type Kit } from './kit-element.ts';
import { heard, portfolioOf, sessionOf } from './one-value.ts';

const alertIn = (element: Element) => inside(element, '[role=alert]')?.textContent ?? '';
const cardsIn = (element: Element) =>
  [...(element.shadowRoot?.querySelectorAll('[data-card]') ?? [])].map((card) => card.getAttribute('data-card'));

beforeAll(defineAlive);
afterEach(() => document.body.replaceChildren());

describe('one card', () => {
  it('is drawn, and tells the page when it is', async () => {
    const ready = heard('bw-ready');
    const element = place('<bw-card card="number" metric="npl-ratio"></bw-card>');
    expect(await ready).toEqual({ cards: ['number'], asOf: '2026-06-30' });
    expect(valueIn(element)).toBe('0.1');
  });

  it('tells the date it looks from, which may be its own', async () => {
    const ready = heard('bw-ready');
    place(
      '<bw-card card="number" metric="npl-ratio" as-of="2026-05"></bw-card>',
      sessionOf({ ...portfolioOf(0.1), snapshots: ['2026-05-31', '2026-06-30'] }),
    );
    expect(await ready).toMatchObject({ asOf: '2026-05-31' });
  });

  it('gives no file where there is nothing, and none of an element that is gone: who waits is told', async () => {
    const element = place('<bw-card></bw-card>');
    await expect(element.toCSV()).rejects.toThrow('no card to show');
    const lacks = sessionOf({ ...portfolioOf(0.1), missing: () => ['exposure'] });
    await expect(place('<bw-card card="number" metric="npl-ratio"></bw-card>', lacks).toCSV()).rejects.toThrow();
    const gone = place('<bw-card card="number" metric="npl-ratio"></bw-card>', new Session());
    const asked = gone.toCSV();
    asked.catch(() => undefined);
    await eventually(() => expect(inside(gone, '.widget')).toBeTruthy());
    gone.remove();
    await expect(asked).rejects.toThrow('cancelled');
  });

  it('gives its file again after its months were changed', async () => {
    const element = place('<bw-card card="trend" metric="npl-ratio"></bw-card>');
    expect(await element.toCSV()).toContain('2026-06');
    for (const months of ['2026-01..2026-03', '2026-02..2026-04']) {
      element['months'] = months;
      await eventually(async () => expect(inside(element, '[part=foot]')?.textContent).toContain(months.slice(0, 7)));
      expect(await element.toSVG()).toMatch(/^<svg /);
    }
  });

  it('says what is wrong in its place, and to the page', async () => {
    const error = heard('bw-error');
    const element = place('<bw-card></bw-card>');
    expect(await error).toMatchObject({ code: 'no-card' });
    await eventually(() => expect(alertIn(element)).toContain('card="risk-quality"'));
  });

  it('keeps the look it is asked to keep, itself or by what it stands in, and says which there are', async () => {
    const error = heard('bw-error');
    const element = place('<bw-card card="number" metric="npl-ratio" theme-version="1"></bw-card>');
    await eventually(() => expect(valueIn(element)).toBe('0.1'));
    element.removeAttribute('theme-version');
    element.parentElement?.setAttribute('theme-version', '7');
    expect(await error).toMatchObject({ code: 'bad-value' });
    await eventually(() => expect(alertIn(element)).toContain('theme-version: 7; known are 1'));
    element['themeVersion'] = '1';
    await eventually(() => expect(valueIn(element)).toBe('0.1'));
    expect(alertIn(element)).toBe('');
  });

  it('leaves as picture, text and workbook, asked for before it is drawn', async () => {
    const element = place('<bw-card card="number" metric="npl-ratio"></bw-card>');
    const [csv, svg, png, xlsx] = await Promise.all([
      element.toCSV(),
      element.toSVG(),
      element.toPNG(),
      element.toXLSX('number'),
    ]);
    expect(csv).toContain('0.1');
    expect(svg).toMatch(/^<svg /);
    expect(png.type).toBe('image/png');
    expect(new TextDecoder().decode((await xlsx.arrayBuffer()).slice(0, 2))).toBe('PK');
    await expect(element.toCSV('pie')).rejects.toThrow('unknown card: pie; there are number');
  });
});

describe('a table', () => {
  it('has metrics as its rows', async () => {
    const element = place('<bw-table metric="npl-ratio,R01"></bw-table>');
    await eventually(() => expect(element.shadowRoot?.querySelectorAll('tbody tr')).toHaveLength(2));
  });
});

describe('a board', () => {
  const mine = { title: 'Mine', cards: [{ card: 'number:npl-ratio' }, { card: 'table', metrics: ['npl-ratio'] }] };

  it('is that of a file, as an object or as its text', async () => {
    const element = place('<bw-board></bw-board>');
    element['definition'] = mine;
    await eventually(() => expect(cardsIn(element)).toEqual(['number-npl-ratio', 'table']));
    element.setAttribute('definition', JSON.stringify({ ...mine, cards: mine.cards.slice(0, 1) }));
    await eventually(() => expect(cardsIn(element)).toEqual(['number-npl-ratio']));
    element.setAttribute('definition', '{ "cards": [{ "card": "pie" }] }');
    await eventually(() => expect(alertIn(element)).toContain('pie'));
  });

  it('is fetched by its address, and says where there is none', async () => {
    const address = URL.createObjectURL(new Blob([JSON.stringify(mine)]));
    const element = place(`<bw-board board="${address}#mine.json"></bw-board>`);
    await eventually(() => expect(cardsIn(element)).toEqual(['number-npl-ratio', 'table']));
    const error = heard('bw-error');
    // of data that are not there yet nobody knows which boards they bring
    const early: unknown[] = [];
    const note = (event: Event) => early.push(event);
    document.addEventListener('bw-error', note, { once: true });
    const waits = place('<bw-board board="shared-weekly"></bw-board>', new Session());
    await eventually(() => expect(inside(waits, '.widget')).toBeTruthy());
    expect([early, alertIn(waits)]).toEqual([[], '']);
    document.removeEventListener('bw-error', note);
    waits.remove();
    element.setAttribute('board', 'nowhere');
    expect(await error).toMatchObject({ code: 'unknown-board', message: expect.stringContaining('overview, risk') });
  });
});

describe('a bar of filters', () => {
  const chosen = (element: Element) => [...(element.shadowRoot?.querySelectorAll('.choices button') ?? [])];

  it('offers the dimensions it is told, and filters unless the page says no', async () => {
    const session = sessionOf({
      ...portfolioOf(0.1),
      values: async () => [{ value: 'solar', label: 'Solar' }],
    });
    session.setFilter('sector', ['solar']);
    const element = place('<bw-filter-bar dimensions="branch, sector"></bw-filter-bar>', session);
    await eventually(() => expect(chosen(element)).toHaveLength(2));
    const clear = () => element.shadowRoot?.querySelector<HTMLButtonElement>('li:not(.clear) button');
    document.addEventListener('bw-filter', (event) => event.preventDefault(), { once: true });
    clear()?.click();
    expect(session.filter).toEqual({ sector: ['solar'] });
    const told = heard('bw-filter');
    clear()?.click();
    expect(await told).toEqual({ dimension: 'sector', values: [] });
    expect(session.filter).toEqual({});
  });

  it('offers a dimension once that is named twice', async () => {
    const session = sessionOf(portfolioOf(0.1));
    const element = place('<bw-filter-bar dimensions="branch, sector, branch"></bw-filter-bar>', session);
    await eventually(() => expect(chosen(element)).toHaveLength(2));
  });

  it('says which dimension there is not', async () => {
    const element = place('<bw-filter-bar dimensions="colour"></bw-filter-bar>');
    await eventually(() => expect(alertIn(element)).toContain('colour'));
  });
});

describe('evidence', () => {
  it('stands in the page: of a metric, or of the value an event tells of', async () => {
    const element = place('<bw-evidence metric="npl-ratio"></bw-evidence>');
    await eventually(() => expect(inside(element, 'table')).toBeTruthy());
    expect(inside(element, 'dialog')).toBeNull();
    const other = place('<bw-evidence></bw-evidence>');
    await eventually(() => expect(inside(other, 'slot[name=empty]')).toBeTruthy());
    other['value'] = { metric: 'npl-ratio', by: { sector: 'solar' }, request: {} };
    await eventually(() => expect(inside(other, 'table')).toBeTruthy());
    other['value'] = { metric: 'npl-ratio', by: { sector: 'coal' } };
    await eventually(() => expect(alertIn(other)).toContain('none of its 1 values'));
  });

  it('is of no value among several that were not told apart', async () => {
    const portfolio = portfolioOf(0.1);
    const [row] = await portfolio.ask('npl-ratio');
    const rows = ['solar', 'coal'].map((sector) => ({ ...row!, by: { sector, branch: 'A' } }));
    const session = sessionOf({ ...portfolio, ask: async () => [...rows, { ...row!, by: { branch: 'A' } }] });
    const element = place('<bw-evidence></bw-evidence>', session);
    element['value'] = { metric: 'npl-ratio', by: {} };
    await eventually(() => expect(alertIn(element)).toContain('there are 3 such values'));
    element['value'] = { metric: 'npl-ratio', by: { branch: 'A' } };
    await eventually(() => expect(inside(element, 'table')).toBeTruthy());
  });
});

describe('rows of a script', () => {
  const loan = (facility_id: string, outstanding: number, five_tier: number) => ({
    as_of_date: new Date(2026, 5, 30),
    facility_id,
    client_id: `C-${facility_id}`,
    outstanding,
    five_tier,
  });

  it('are read as files are, and replaced by the next ones', async () => {
    const data = document.createElement('bw-data') as unknown as Kit;
    data['rows'] = { exposure: [loan('A', 300, 1), loan('B', 100, 3)] };
    document.body.append(data);
    const element = place('<bw-card card="number" metric="npl-ratio"></bw-card>', null);
    await eventually(() => expect(valueIn(element)).toBe('0.25'));
    const columns = {
      as_of_date: ['2026-06-30', '2026-06-30'],
      facility_id: ['A', 'B'],
      client_id: ['CA', 'CB'],
      outstanding: [100, 100],
      five_tier: ['1', '4'],
    };
    data['rows'] = { exposure: tableToIPC(tableFromArrays(columns)) };
    await eventually(() => expect(valueIn(element)).toBe('0.5'));
    // taken out and put back before what it had is freed, it reads them again
    data.remove();
    await Promise.resolve();
    document.body.append(data);
    await eventually(() => expect(data.session?.portfolio).toBeNull());
    await eventually(() => expect(valueIn(element)).toBe('0.5'));
    const error = heard('bw-error');
    data['rows'] = { exposure: 'no table' };
    expect(await error).toMatchObject({ code: 'bad-value', message: expect.stringContaining('Arrow') });
  });
});
