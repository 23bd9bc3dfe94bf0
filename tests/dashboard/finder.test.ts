import { beforeAll, describe, expect, it } from 'vitest';
import { pageEntries, type Command } from '../../src/dashboard/finder/page-entries.ts';
import { recentOf, remember } from '../../src/dashboard/finder/recent.ts';
import { createSearch, type Entry } from '../../src/dashboard/finder/search.ts';
import { contextsOf, thingsOf } from '../../src/dashboard/finder/things.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { PAGE_KINDS } from '../../src/lib/page-links.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { hideNames } from '../../src/session/portfolio/hidden-names.ts';
import { pages, sections } from '../../widgets/index.ts';
import { samplePortfolio } from '../support/sample.ts';

const COMMANDS: Command[] = [
  { kind: 'panel', id: 'limits', label: (t) => t('limits.open'), run: () => undefined },
  { kind: 'setting', id: 'dark', label: (t) => t('shell.theme.dark'), run: () => undefined },
];

let portfolio: Portfolio;
let entries: Entry[];

beforeAll(async () => {
  portfolio = await samplePortfolio();
  entries = await entriesOf(portfolio);
});

async function entriesOf(shown: Portfolio): Promise<Entry[]> {
  const [t, en] = (['zh-CN', 'en'] as const).map((each) => createTranslate(each, shown.currency, shown.words));
  if (!t || !en) throw new Error('no words');
  const asked = { asOf: null, t, signal: new AbortController().signal };
  const things = await Promise.all(PAGE_KINDS.map((kind) => thingsOf(shown, kind, asked)));
  const page = pageEntries({ portfolio: shown, sections, pages, commands: COMMANDS, spoken: [t, en] });
  return [...page.entries, ...things.flat()];
}

/** The first of each kind that is found, the best kind first. */
const firsts = (typed: string, among = entries) =>
  createSearch(among)(typed).map(({ kind, entries: [first] }) => `${kind} ${first?.id}`);

describe('the finder', () => {
  it.each([
    ['a metric by its code', 'R12', 'metric npl-ratio'],
    ['a metric by its name in the other language', 'npl ratio', 'metric npl-ratio'],
    ['a metric by pinyin', 'buliangdaikuanlv', 'metric npl-ratio'],
    ['a client by the number in full width', 'ｃ０２１５', 'client C0215'],
    ['a client by initials', 'gycyy', 'client C0215'],
    ['a client in English', 'guyu industrial', 'client C0215'],
    ['a loan by its number', 'JK20160004', 'facility JK20160004'],
    ['a project by its number', 'P0003', 'project P0003'],
    ['a manager by pinyin', 'linfangfei', 'manager RM26'],
    ['a team by a part of its name', '西南项目一', 'team T08'],
    ['a section', '风险预警', 'section warning'],
    ['a panel in the other language', 'limits', 'panel limits'],
    ['a setting', '深色', 'setting dark'],
  ])('finds %s', (_, typed, first) => {
    expect(firsts(typed)).toContain(first);
    // what is written out in full stands before what only sounds like it
    if (/^[A-Z]/.test(typed)) expect(firsts(typed)[0]).toBe(first);
  });

  it('finds nothing where nothing fits, and nothing for blanks', () => {
    expect([firsts('qqqqxyz'), firsts('  ')]).toEqual([[], []]);
  });

  it('finds the same whether it is typed at once or letter by letter, and after something was taken back', () => {
    const search = createSearch(entries);
    const typed = ['g', 'gu', 'guy', 'guyu', 'guyu ', 'guyu i', 'guyu', 'x', 'C02', 'C0215', ''];
    for (const text of typed) expect([text, search(text)]).toEqual([text, createSearch(entries)(text)]);
  });

  it('says how many there are of a kind, where not all are shown', () => {
    const found = createSearch(entries)('C0').find(({ kind }) => kind === 'client');
    expect(found?.all).toBeGreaterThan(100);
    expect(found?.entries.length).toBeLessThan(found?.all ?? 0);
  });

  it('leads each metric and card to a board that is there', () => {
    const t = createTranslate('en', portfolio.currency, portfolio.words);
    const { entries: own, places } = pageEntries({ portfolio, sections, pages, commands: COMMANDS, spoken: [t] });
    const known = new Map([...sections, ...pages].map((board) => [board.id, board.cards(portfolio)]));
    const metrics = own.filter(({ kind }) => kind === 'metric');
    // a card that asks for the whole catalogue is no place of each metric
    expect(metrics.length).toBeGreaterThan(140);
    for (const { kind, id } of own.filter((each) => each.kind === 'metric' || each.kind === 'card')) {
      const place = places.get(`${kind} ${id}`);
      expect([id, known.get(place?.board ?? '')?.some((card) => card.id === place?.card)]).toEqual([id, true]);
    }
  });

  it('says beside a name what tells it from others', async () => {
    const t = createTranslate('en', portfolio.currency, portfolio.words);
    const asked = { asOf: null, t, signal: new AbortController().signal };
    const of = async (kind: (typeof PAGE_KINDS)[number], id: string) =>
      (await contextsOf(portfolio, kind, asked)).get(id);
    expect(await of('client', 'C0215')).toBe('Industrial parks · Lin Fangfei');
    expect(await of('facility', 'JK20160004')).toBe('Guyu Industrial Park');
    expect(await of('project', 'P0003')).toBe('Guyu Industrial Park');
    expect(await of('manager', 'RM26')).toBe('Southwest Projects 1');
    expect(await of('team', 'T08')).toBe('Southwest branch');
  });

  it('names nobody where names are hidden: people go by codes, clients and projects by numbers', async () => {
    const { portfolio: hidden } = await hideNames(portfolio);
    const coded = await entriesOf(hidden);
    expect([firsts('linfangfei', coded), firsts('RM26', coded)]).toEqual([[], []]);
    expect(firsts('gycyy', coded)).toEqual([]);
    expect(firsts('C0215', coded)[0]).toBe('client C0215');
    expect(firsts('P0003', coded)[0]).toBe('project P0003');
    expect(firsts('M-01', coded)[0]).toBe('manager M-01');
  });

  it('remembers what was opened last, once each, and forgets what is no longer there', () => {
    const [first, second] = entries;
    if (!first || !second) throw new Error('nothing to find');
    for (const entry of [first, second, first, { ...second, id: 'gone' }]) remember(entry);
    expect(recentOf(entries)).toEqual([first, second]);
    expect(recentOf([second])).toEqual([second]);
  });
});
