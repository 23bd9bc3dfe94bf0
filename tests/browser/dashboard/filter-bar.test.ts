import { page, userEvent } from 'vitest/browser';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import FilterBar from '../../../src/dashboard/FilterBar.svelte';
import { createTranslate } from '../../../src/i18n/translate.ts';
import type { Language } from '../../../src/i18n/language.ts';
import type { Dimension, Filter } from '../../../src/metrics/metric.ts';
import type { Portfolio, ValuesOptions } from '../../../src/session/portfolio.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { eventually } from '../../support/eventually.ts';
import { UNCHANGED } from '../../support/unchanged-settings.ts';

/** Client managers by the team they are of. */
const TEAMS: Readonly<Record<string, readonly string[]>> = {
  华东分行: ['王雨桐', '黄欣然'],
  华北分行: ['周启明', '曾静'],
};

interface Asked {
  dimension: Dimension;
  within: Filter | undefined;
  signal: AbortSignal | undefined;
}

function portfolioOf(asked: Asked[], answer: (values: string[]) => Promise<string[]> = async (all) => all): Portfolio {
  const managers = Object.values(TEAMS).flat();
  return {
    engine: {} as Portfolio['engine'],
    imports: [],
    loads: [],
    tables: { exposure: 4 },
    snapshots: ['2026-06-30'],
    currency: 'CNY',
    ...UNCHANGED,
    version: 1,
    ask: async () => [],
    evidence: () => Promise.reject(new Error('not asked for in these tests')),
    contributions: () => Promise.reject(new Error('not asked for in these tests')),
    workings: () => Promise.reject(new Error('not asked for in these tests')),
    values: async (dimension: Dimension, _?: Language, { within, signal }: ValuesOptions = {}) => {
      asked.push({ dimension, within, signal });
      const all = dimension === 'team' ? Object.keys(TEAMS) : dimension === 'manager' ? managers : [];
      const teams = within?.team ?? [];
      const some = teams.length > 0 ? teams.flatMap((team) => TEAMS[team] ?? []) : managers;
      const values = await answer(dimension === 'manager' ? all.filter((each) => some.includes(each)) : all);
      return values.map((value) => ({ value, label: value }));
    },
  };
}

// on a phone the lists are behind a button of their own
beforeAll(() => page.viewport(1280, 800));

let mounted: ReturnType<typeof mount>[] = [];
afterEach(async () => {
  for (const view of mounted) await unmount(view);
  mounted = [];
});

function show(portfolio: Portfolio, filter: Filter = {}, language: Language = 'en'): Session {
  const session = new Session(() => Promise.reject(new Error('not needed')));
  session.filter = filter;
  const t = createTranslate(language, 'CNY');
  mounted.push(mount(FilterBar, { target: document.body, props: { session, portfolio, t } }));
  flushSync();
  return session;
}

const toggle = (name: string) => {
  const found = [...document.querySelectorAll<HTMLButtonElement>('.toggle')].find((one) =>
    one.textContent?.toLowerCase().includes(name),
  );
  if (!found) throw new Error(`no list of ${name}`);
  return found;
};
const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
const named = (box: Element | null) => box?.closest('label')?.textContent?.trim() ?? box?.getAttribute('type');
const listed = () => boxes().map((box) => named(box) + (box.ariaDisabled === 'true' ? ' -' : box.checked ? ' ✓' : ''));
const focused = () => named(document.activeElement);
const said = () => document.querySelector('[role=status]')?.textContent;

async function open(name: string): Promise<void> {
  await userEvent.click(toggle(name));
  await eventually(() => expect(said()).toMatch(/\S/));
}

describe('the list of a dimension', () => {
  it('puts what the other dimensions leave nothing of after the rest, in words, and lets it only be taken away', async () => {
    const session = show(portfolioOf([]), { team: ['华东分行'], manager: ['周启明'] });
    await open('manager');
    expect(listed()).toEqual(['王雨桐', '黄欣然', '周启明 ✓', '曾静 -']);
    expect(said()).toBe('2 found, 2 more not within this selection');
    const words = (box?: Element) => document.getElementById(box?.getAttribute('aria-describedby') ?? '')?.textContent;
    expect(boxes().map(words)).toEqual([undefined, undefined, ...Array(2).fill('Not within this selection')]);

    boxes()[3]?.click();
    flushSync();
    expect([session.filter.manager, listed()[3]]).toEqual([['周启明'], '曾静 -']);
    boxes()[2]?.click();
    flushSync();
    expect(session.filter).toEqual({ team: ['华东分行'] });
    await eventually(() => expect(listed()).toEqual(['王雨桐', '黄欣然', '周启明 -', '曾静 -']));
    boxes()[0]?.click();
    flushSync();
    expect(session.filter.manager).toEqual(['王雨桐']);
  });

  it('lists what a link names and nobody has, so that it can be taken away', async () => {
    const session = show(portfolioOf([]), { manager: ['nobody'] });
    await open('manager');
    expect(listed().at(-1)).toBe('nobody ✓');
    boxes().at(-1)?.click();
    expect(session.filter).toEqual({});
  });

  it('says the same in Chinese', async () => {
    show(portfolioOf([]), { team: ['华北分行'] }, 'zh-CN');
    await open('客户经理');
    expect(said()).toBe('共 2 项，另有 2 项不在所选范围内');
    expect(document.querySelector('.outside')?.textContent).toBe('所选范围内没有');
  });

  it('is asked for within the whole filter, and no more once it is closed or the filter is another', async () => {
    const asked: Asked[] = [];
    const session = show(portfolioOf(asked, () => new Promise(() => undefined)));
    const within = (): Asked[] => asked.filter(({ within }) => within);
    toggle('manager').click();
    await eventually(() => expect(within()).toHaveLength(1));
    session.filter = { team: ['华北分行'] };
    await eventually(() => expect(within()).toHaveLength(2));
    toggle('manager').click();
    flushSync();
    expect(within().map(({ dimension, within, signal }) => [dimension, within, signal?.aborted])).toEqual([
      ['manager', {}, true],
      ['manager', { team: ['华北分行'] }, true],
    ]);
  });

  it('says that it could not be read', async () => {
    show(portfolioOf([], () => Promise.reject(new Error('lost'))));
    await open('manager');
    expect([said(), listed()]).toEqual(['The list could not be read', []]);
  });
});

describe('its search', () => {
  it.each([
    ['huangxr', ['黄欣然']],
    ['WYT', ['王雨桐']],
    ['zeng', ['曾静']],
    ['ｚｑｍ', ['周启明']],
    ['启 明', ['周启明']],
  ])('finds Chinese names by %s', async (typed, names) => {
    show(portfolioOf([]));
    await open('manager');
    await userEvent.keyboard(typed);
    await eventually(() => expect(listed()).toEqual(names));
    expect(said()).toBe('1 found');
  });

  it('says when nothing is found', async () => {
    show(portfolioOf([]));
    await open('manager');
    await userEvent.keyboard('xyz');
    await eventually(() => expect([said(), listed()]).toEqual(['Nothing matches', []]));
  });
});

describe('its keys', () => {
  it('lead from the search into the list and back, mark, and close it where it was opened', async () => {
    const session = show(portfolioOf([]), { team: ['华东分行'] });
    await open('manager');
    await userEvent.keyboard('{Escape}{Enter}');
    await eventually(() => expect(listed()).toHaveLength(4));
    expect(focused()).toBe('search');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(focused()).toBe('黄欣然');
    await userEvent.keyboard('{Enter}');
    expect(session.filter.manager).toEqual(['黄欣然']);
    await userEvent.keyboard('{ArrowUp} ');
    expect(session.filter.manager).toEqual(['黄欣然', '王雨桐']);
    expect([focused(), listed()]).toEqual(['王雨桐', ['王雨桐 ✓', '黄欣然 ✓', '周启明 -', '曾静 -']]);
    await userEvent.keyboard('{End} {Enter}');
    expect([focused(), session.filter.manager]).toEqual(['曾静', ['黄欣然', '王雨桐']]);
    await userEvent.keyboard('{Home}{ArrowUp}');
    expect(focused()).toBe('search');
    await userEvent.keyboard('{ArrowDown}h');
    expect(focused()).toBe('search');
    await eventually(() => expect(listed()).toEqual(['黄欣然 ✓']));
    await userEvent.keyboard('{Enter}');
    expect([focused(), session.filter.manager]).toEqual(['search', ['王雨桐']]);
    await userEvent.keyboard('{Escape}');
    expect(boxes()).toEqual([]);
    expect(document.activeElement).toBe(toggle('manager'));
  });

  it('lead to the first of several by Enter in the search, and leave the list by Tab', async () => {
    show(portfolioOf([]));
    await open('manager');
    await userEvent.keyboard('{Enter}');
    expect(focused()).toBe('王雨桐');
    await userEvent.keyboard('{End}{Tab}');
    expect(boxes()).toEqual([]);
  });
});

describe('the months of the pictures', () => {
  const MONTH_ENDS = ['2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'];
  const selects = () => [...document.querySelectorAll('fieldset select')] as HTMLSelectElement[];
  const ends = () => selects().map(({ value }) => value);
  const offered = (index: number) => [...(selects()[index]?.options ?? [])].map(({ value }) => value);

  it('are chosen without a drag, widened again, and let go', async () => {
    const session = show({ ...portfolioOf([]), snapshots: MONTH_ENDS });
    await userEvent.click(toggle('months'));
    await eventually(() => expect(ends()).toEqual(['2026-03', '2026-06']));
    expect([offered(0), offered(1)]).toEqual([
      ['2026-03', '2026-04', '2026-05'],
      ['2026-04', '2026-05', '2026-06'],
    ]);
    await userEvent.selectOptions(selects()[0]!, '2026-05');
    expect([session.months, toggle('months').textContent]).toEqual([
      { first: '2026-05', last: '2026-06' },
      'Months: 2026-05 to 2026-06▾',
    ]);
    await userEvent.selectOptions(selects()[0]!, '2026-04');
    expect(session.months).toEqual({ first: '2026-04', last: '2026-06' });
    await userEvent.selectOptions(selects()[0]!, '2026-03');
    expect([session.months, toggle('months').textContent]).toEqual([null, 'Months▾']);
  });

  it('show what an address names though no book has it, and are not offered where two books are all', async () => {
    const session = show({ ...portfolioOf([]), snapshots: MONTH_ENDS });
    session.months = { first: '2025-01', last: '2026-04' };
    flushSync();
    await userEvent.click(toggle('months'));
    await eventually(() => expect(ends()).toEqual(['2025-01', '2026-04']));
    await userEvent.click([...document.querySelectorAll('fieldset button')][0]!);
    expect(session.months).toBeNull();

    show({ ...portfolioOf([]), snapshots: MONTH_ENDS.slice(2) });
    expect(document.querySelectorAll('.filter').length).toBe(2);
    expect([...document.querySelectorAll('.filter:last-of-type .toggle')].map((one) => one.textContent)).not.toContain(
      'Months▾',
    );
  });
});
