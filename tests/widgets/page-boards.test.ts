import { beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '../../src/charts/figure.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { PageKind } from '../../src/lib/page-links.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { pages } from '../../widgets/index.ts';
import { samplePortfolio } from '../support/sample.ts';
import { figuresOf } from './boards.ts';

const ASKED = { project: 'P0003', facility: 'JK20160004', manager: 'RM26', team: 'T08' } as const;
type Kind = keyof typeof ASKED;

let portfolio: Portfolio;
const drawn = new Map<string, Promise<ReadonlyMap<string, Figure>>>();

beforeAll(async () => {
  portfolio = await samplePortfolio();
});

/** The figures of a page by their names, drawn once. */
function page(kind: Kind, language: 'en' | 'zh-CN' = 'en'): Promise<ReadonlyMap<string, Figure>> {
  const key = `${kind} ${language}`;
  const known = drawn.get(key) ?? draw(kind, language);
  drawn.set(key, known);
  return known;
}

async function draw(kind: Kind, language: 'en' | 'zh-CN'): Promise<ReadonlyMap<string, Figure>> {
  const board = pages.find(({ id }) => id === kind);
  if (!board) throw new Error(`no page ${kind}`);
  const t = createTranslate(language, portfolio.currency, portfolio.words);
  const figures = await figuresOf(board, portfolio, { asOf: '2026-06-30', filter: { [kind]: [ASKED[kind]] } }, t);
  return new Map(figures.map((figure) => [figure.id, figure]));
}

const findings = (figures: ReadonlyMap<string, Figure>, ...ids: string[]) =>
  ids.map((id) => figures.get(id)?.finding.replaceAll('\u00a0', ' '));
const column = (figure: Figure | undefined, place = 0) => figure?.table?.rows.map((row) => row[place]?.text) ?? [];

describe('the pages of projects, loans, managers and teams', () => {
  it('tell of a project what names it, not all that its client has', async () => {
    const figures = await page('project');
    expect(findings(figures, 'project-facts', 'project-loans', 'project-cashflow', 'project-covenants')).toEqual([
      'Guyu Industrial Park project 03 (P0003) · operation · Sichuan',
      'Loan ledger: 1.',
      'Project cash flows: 4.',
      'Covenant tests: 2 (met 2).',
    ]);
    expect(column(figures.get('project-loans'))).toEqual(['JK20160004']);
    const [balance] = await portfolio.ask('outstanding-balance', { filter: { project: ['P0003'] } });
    expect(figures.get('project-keys')?.tiles?.[0]?.value.ref?.row.value).toBe(balance?.value);
    // its client has two, and a loan without one
    const client = await portfolio.records('exposure', { filter: { client: ['C0215'] } });
    expect(client.total).toBe(3);
  });

  it('tell the lowest cover of a project by its base case, and say so', async () => {
    const tile = (await page('project')).get('project-keys')?.tiles?.find(({ title }) => /Lowest DSCR/.test(title));
    expect(tile?.title).toBe('Lowest DSCR, base');
    const rows = await portfolio.ask('dscr-minimum', { filter: { project: ['P0003'] } });
    const base = rows.find(({ by }) => by['scenario'] === 'base');
    expect(base?.value).toBeGreaterThan(0);
    expect(tile?.value.ref?.row.value).toBe(base?.value);
  });

  it('tell of a loan every month it was in the ledger, and what it belongs to', async () => {
    const figures = await page('facility');
    const months = figures.get('facility-months');
    const [first, last] = [column(months).at(-1), column(months)[0]];
    expect([first, last, column(months).length]).toEqual(['2023-07-31', '2026-06-30', 36]);
    expect(months?.records?.request).toMatchObject({ period: 'all' });
    const cells = figures.get('facility-facts')?.table?.rows.flat() ?? [];
    expect(cells.flatMap(({ thing }) => (thing ? `${thing.kind} ${thing.id}` : []))).toEqual([
      ...['client C0215', 'project P0003', 'manager RM26'],
    ]);
    expect(column(figures.get('facility-covenants'))).toEqual(['K0003D', 'K0003G']);
  });

  it('tell of a manager the score card beside team and grade, and who is looked after', async () => {
    const figures = await page('manager');
    const profile = figures.get('manager-profile');
    const everybody = await portfolio.ask('manager-total-score', { by: ['manager'], period: 'ttm' });
    const score = (id: string) => everybody.find(({ by }) => by.manager === id)?.value ?? null;
    const { rows } = await portfolio.records('manager', {}, { columns: ['manager_id', 'team_id', 'grade'], limit: 99 });
    const mean = (place: 1 | 2) => {
      const own = rows.find(({ cells: [id] }) => id === 'RM26')?.cells[place];
      const others = rows.filter(({ cells }) => cells[0] !== 'RM26' && cells[place] === own);
      const scores = others.flatMap(({ cells }) => score(String(cells[0])) ?? []);
      return scores.reduce((sum, value) => sum + value, 0) / scores.length;
    };
    expect(column(profile, 0)[0]).toBe('Total score');
    expect(profile?.table?.rows[0]?.map(({ text }) => text).slice(1)).toEqual(
      [score('RM26'), score('RM26'), mean(1), mean(2)].map((value) => value?.toFixed(1)),
    );
    // the parts of the total add up to it
    const parts = column(profile, 2).slice(1).map(Number).filter(Number.isFinite);
    expect(parts.reduce((sum, value) => sum + value, 0)).toBeCloseTo(score('RM26') ?? NaN, 0);
    const [rank] = await portfolio.ask('manager-rank', {
      by: ['manager'],
      filter: { manager: ['RM26'] },
      period: 'ttm',
    });
    expect(profile?.finding).toContain(`rank ${rank?.value} of `);
    const clients = figures.get('manager-clients')?.table?.rows.map(([first]) => first?.thing?.id) ?? [];
    const held = await portfolio.ask('outstanding-balance', { by: ['client'], filter: { manager: ['RM26'] } });
    expect(clients).toEqual(expect.arrayContaining(held.map(({ by }) => by.client)));
    expect(findings(figures, 'manager-training')).toEqual(['Training: 7 (done in time 7).']);
  });

  it('tell of a team its people and its numbers', async () => {
    const figures = await page('team');
    const people = figures.get('team-managers')?.table?.rows.map(([first]) => first?.thing) ?? [];
    expect(people.length).toBeGreaterThan(2);
    expect(people).toContainEqual({ kind: 'manager', id: 'RM26' });
    // who looks after no client has no score
    const scored = figures.get('team-scorecard')?.table?.rows.map(([first]) => first?.thing?.id) ?? [];
    expect([scored.length > 1, people.map((thing) => thing?.id)]).toEqual([true, expect.arrayContaining(scored)]);
    const [npl] = await portfolio.ask('npl-ratio', { filter: { team: ['T08'] } });
    const tiles = figures.get('team-keys')?.tiles?.map(({ value }) => value.ref?.row) ?? [];
    expect(tiles.find((row) => row?.metric === 'npl-ratio')?.value).toBe(npl?.value);
    expect(figures.get('team-breaches')?.table?.rows.length).toBeGreaterThan(0);
  });

  it('speak the language of the reader, say nothing twice and lead from names to pages, never to themselves', async () => {
    for (const kind of Object.keys(ASKED) as Kind[]) {
      const kinds = new Set<PageKind>();
      for (const { id, title, finding, foot, table } of (await page(kind, 'zh-CN')).values()) {
        expect([id, title, finding]).toEqual([
          id,
          expect.stringMatching(/\p{Script=Han}/u),
          expect.stringMatching(/\p{Script=Han}/u),
        ]);
        const texts = [finding, ...foot, ...(table?.columns ?? []).map((each) => each.title)];
        expect([id, texts.join(' ')]).toEqual([id, expect.not.stringMatching(/[{}]|undefined|null|NaN|page\./)]);
        const cells = table?.rows.flat() ?? [];
        expect([id, cells.filter(({ text }) => /^[a-z]+(_[a-z]+)*$/.test(text))]).toEqual([id, []]);
        for (const { thing } of cells) if (thing) kinds.add(thing.kind);
        expect([id, cells.filter(({ thing }) => thing?.kind === kind && thing.id === ASKED[kind])]).toEqual([id, []]);
      }
      expect([kind, kinds.has('client')]).toEqual([kind, true]);
    }
  });
});
