import { describe, expect, it } from 'vitest';
import { openPortfolio } from '../../../src/session/portfolio/open-portfolio.ts';
import { readEsgScale, scaledProvider } from '../../../src/session/settings/esg-scale.ts';
import { tryOut } from '../../../src/session/what-if/trial.ts';
import { rowOf, rowsOf, valuesBy, withPortfolioOf } from '../../support/value-of.ts';

function by(provider: string | null, subject_id: string, scores: Record<string, number | string | null> = {}) {
  return { subject_type: 'client', subject_id, assess_date: '2026-01-31', provider, ...scores };
}
const same = (score: number) => ({ e_score: score, s_score: score, g_score: score });
const RISK = { scale_min: 0, scale_max: 50, direction: 'lower_better' } as const;

/** The bank scores C1, C2 and a project; an agency, which counts risk from 0 to 50, scores C2 later and C3 alone. */
const exposure = [
  { client_id: 'C1', outstanding: 500 },
  { client_id: 'C2', outstanding: 300 },
  { client_id: 'C3', outstanding: 200 },
];
const esg = [
  by('Bank', 'C1', same(80)),
  by('Bank', 'C2', same(40)),
  by('Agency', 'C2', { ...same(5), ...RISK, assess_date: '2026-05-31' }),
  by('Agency', 'C3', { ...same(10), ...RISK }),
  { ...by('Bank', 'P1', same(70)), subject_type: 'project' },
];
const setting = (key: string, value: string, effective_from: string | null = null) => ({ key, value, effective_from });

describe('providers on different scales', () => {
  it('are not averaged: the one that scored most counts, and who has none of it has no score', async () => {
    const clients = await rowsOf({ exposure, esg }, 'client-esg-score', { by: ['client'] });
    expect(valuesBy(clients, 'client')).toEqual({ C1: 80, C2: 40, C3: null });
    expect(clients.find(({ by: { client } }) => client === 'C3')).toMatchObject({ reason: 'NO_DATA', n: 0 });
    const whole = await rowOf({ exposure, esg }, 'portfolio-esg-score');
    expect(whole).toMatchObject({ value: (500 * 80 + 300 * 40) / 800, coverage: 0.8, n: 2 });
    expect(whole.remarks).toEqual([{ what: 'other-provider', n: 1, amount: 200, on: null }]);
    expect((await rowOf({ exposure, esg }, 'esg-coverage')).value).toBeCloseTo(0.8, 12);
    const pillars = await rowsOf({ exposure, esg }, 'esg-pillar-score');
    expect(valuesBy(pillars, 'pillar')).toEqual({ e: 65, s: 65, g: 65 });
  });

  it('list the others in the evidence, beside the score or as left out with the reason', async () => {
    await withPortfolioOf({ exposure, esg }, async (portfolio) => {
      const { rows, excluded } = await portfolio.evidence('portfolio-esg-score', {}, { rows: 'all' });
      const cells = rows.rows.map((row) => Object.fromEntries(rows.columns.map((name, place) => [name, row[place]])));
      const found = cells.map(({ client, reason, provider, score, others }) => [
        client,
        reason,
        provider,
        score,
        others,
      ]);
      expect(found.sort()).toEqual([
        ['C1', null, 'Bank', 80, null],
        ['C2', null, 'Bank', 40, 'Agency 2026-05-31'],
        ['C3', 'other-provider', null, null, 'Agency 2026-01-31'],
      ]);
      expect(excluded).toEqual([{ reason: 'other-provider', rows: 1 }]);
      // the row of the one that is listed can be found
      expect(cells.find(({ client }) => client === 'C3')).toMatchObject({ esg_file: 'test.csv', esg_row: 5 });
    });
  });

  it('count as the parameter says, since its date, and its answer is its own', async () => {
    const parameter = [setting('esg_provider', 'agency', '2026-04-15')];
    await withPortfolioOf({ exposure, esg, parameter }, async (portfolio) => {
      const now = await portfolio.ask('client-esg-score', { by: ['client'] });
      expect(valuesBy(now, 'client')).toEqual({ C1: null, C2: 90, C3: 80 });
      expect(portfolio.settings.esg.preferredAt('2026-06-30')).toBe('Agency');
      expect(portfolio.settings.esg.preferredAt('2026-04-14')).toBe('Bank');
    });
    const history = ['2026-03-31', '2026-06-30'].flatMap((as_of_date) =>
      exposure.map((row) => ({ ...row, as_of_date })),
    );
    const ledger = history.map((row, index) => ({ ...row, facility_id: `F${index % 3}` }));
    const before = await rowsOf({ exposure: ledger, esg, parameter }, 'client-esg-score', {
      ...{ asOf: '2026-03-31', by: ['client'] },
    });
    expect(valuesBy(before, 'client')).toEqual({ C1: 80, C2: 40, C3: null });
    // both ends of a change are read by the provider of the later date: nobody is compared with somebody else's score
    const change = await rowOf({ exposure: ledger, esg, parameter }, 'esg-score-change', { period: 'quarter' });
    expect(change).toMatchObject({ value: 0, n: 1 });
  });

  it('can be tried out without touching the bank’s own figures', async () => {
    await withPortfolioOf({ exposure, esg }, async (portfolio) => {
      const tried = tryOut(portfolio, [{ key: 'esg_provider', scope: 'portfolio', value: 'Agency' }]);
      const [[scenario], [own]] = [await tried.ask('esg-coverage'), await portfolio.ask('esg-coverage')];
      expect([scenario?.value, own?.value]).toEqual([0.5, 0.8]);
    });
  });

  it('count, of two that scored as many, by what is owed by those', async () => {
    const equals = [by('Zeta', 'C1', same(80)), by('Alpha', 'C3', { ...same(10), ...RISK })];
    await withPortfolioOf({ exposure, esg: equals }, (portfolio) => {
      expect(portfolio.settings.esg.usual).toBe('Zeta');
      return Promise.resolve();
    });
  });

  it('leave a setting that names nobody unused, and say so', async () => {
    const parameter = [setting('esg_provider', 'Agenzy')];
    await withPortfolioOf({ exposure, esg, parameter }, async (portfolio) => {
      expect(portfolio.settings.faults.map(({ problem }) => problem)).toEqual(['esg-provider-unknown']);
      expect((await portfolio.ask('esg-coverage'))[0]?.value).toBeCloseTo(0.8, 12);
    });
  });

  it('let one on the scale of the preferred stand in for it where it has none', async () => {
    const peer = [by('Peer', 'C3', same(60)), by('Peer', 'C1', { ...same(10), assess_date: '2026-06-01' })];
    const clients = await rowsOf({ exposure, esg: [...esg, ...peer] }, 'client-esg-score', { by: ['client'] });
    expect(valuesBy(clients, 'client')).toEqual({ C1: 80, C2: 40, C3: 60 });
  });
});

describe('providers on one scale', () => {
  it('are compared as they are: the newest counts, unless the parameter names one', async () => {
    const peers = [
      by('A', 'C1', same(80)),
      by('B', 'C1', { ...same(20), assess_date: '2026-05-31' }),
      by('B', 'C2', same(60)),
    ];
    const ask = (parameter: { key: string; value: string }[]) =>
      rowsOf({ exposure, esg: peers, parameter }, 'client-esg-score', { by: ['client'] });
    expect(valuesBy(await ask([]), 'client')).toEqual({ C1: 20, C2: 60, C3: null });
    expect(valuesBy(await ask([setting('esg_provider', 'A')]), 'client')).toEqual({ C1: 80, C2: 60, C3: null });
  });
});

describe('a scale nobody gave', () => {
  const unread = async (scores: readonly Record<string, number | string | null>[], key: string, value: string) => {
    const assessments = scores.map((each, index) => by('X', `C${index + 1}`, each));
    return withPortfolioOf({ exposure, esg: assessments }, async (portfolio) => {
      const doubts = portfolio.settings.esg.sources.map(({ doubt }) => doubt);
      const [before] = await portfolio.ask('portfolio-esg-score');
      const said = tryOut(portfolio, [{ key, scope: 'portfolio', value }]);
      const [after] = await said.ask('portfolio-esg-score');
      return { doubts, before, after: after?.value };
    });
  };

  it('is no scale to 100 where all scores are small, and is asked for', async () => {
    const { doubts, before, after } = await unread([same(8), same(6)], 'esg_scale:X', '0-10 higher');
    expect(doubts).toEqual(['scale']);
    expect(before).toMatchObject({ value: null, reason: 'NO_DATA', coverage: 0 });
    expect(before?.remarks).toEqual([{ what: 'scale-unknown', n: 2, amount: 800, on: null }]);
    expect(after).toBeCloseTo((500 * 80 + 300 * 60) / 800, 9);
  });

  it('is none where scores lie beyond 0 to 100', async () => {
    const { doubts, before, after } = await unread([same(640), same(320)], 'esg_scale:x', '0 to 800');
    expect([doubts, before?.value, after]).toEqual([['scale'], null, (500 * 80 + 300 * 40) / 800]);
  });

  it('is the usual one where a single score of many slipped beyond it: that one is clamped, and found', async () => {
    const many = Array.from({ length: 40 }, (_, index) => by('X', `C${index + 1}`, same(index === 0 ? 850 : 50)));
    expect(
      valuesBy(await rowsOf({ exposure, esg: many }, 'client-esg-score', { by: ['client'] }), 'client'),
    ).toMatchObject({ C1: 100, C2: 50 });
  });

  it('is asked for by its direction of a provider that counts risk', async () => {
    const risk = [by('Sustainalytics', 'C1', { e_score: 18, s_score: 10, g_score: 8 })];
    await withPortfolioOf({ exposure, esg: risk }, async (portfolio) => {
      expect(portfolio.settings.esg.sources[0]?.doubt).toBe('direction');
      expect((await portfolio.ask('client-esg-score', { by: ['client'] }))[0]?.value).toBeNull();
      const said = tryOut(portfolio, [{ key: 'esg_scale:Sustainalytics', scope: 'portfolio', value: '0-100 lower' }]);
      expect((await said.ask('client-esg-score', { filter: { client: ['C1'] } }))[0]?.value).toBeCloseTo(88, 9);
    });
    const told = [by('Sustainalytics', 'C1', { ...same(18), direction: 'lower_better' })];
    expect((await rowOf({ exposure, esg: told }, 'client-esg-score', { filter: { client: ['C1'] } })).value).toBe(82);
  });

  it('is asked about with the file, the provider and its scores; so is whose count', async () => {
    const rows = [...esg, by('X', 'C1', same(8))];
    await withPortfolioOf({ exposure, esg: rows }, async (_, engine) => {
      const report = {
        file: 'test.csv',
        issues: [],
        issueCounts: {},
        columns: [{ source: '机构', target: 'esg.provider' }],
      };
      const { imports } = await openPortfolio(engine, [report as never]);
      expect(imports[0]?.issues).toMatchObject([
        {
          ...{ problem: 'esg-scale-unknown', severity: 'warning', column: '机构', value: 'X', row: 7 },
          details: { provider: 'X', rows: 1, key: 'esg_scale:X', lowest: 8, highest: 8 },
        },
        {
          ...{ problem: 'esg-providers-differ', value: 'Agency', row: 4 },
          details: { provider: 'Agency', rows: 2, first: 'Bank', scale: { text: '0 to 50, lower is better' } },
        },
      ]);
      expect(imports[0]?.issueCounts).toEqual({ 'esg-scale-unknown': 1, 'esg-providers-differ': 1 });
    });
    const chosen = { exposure, esg, parameter: [setting('esg_provider', 'Bank')] };
    await withPortfolioOf(chosen, async (_, engine) => {
      const { imports } = await openPortfolio(engine, [
        { file: 'test.csv', issues: [], issueCounts: {}, columns: [] } as never,
      ]);
      expect(imports[0]?.issues).toEqual([]);
    });
  });
});

describe('readEsgScale', () => {
  it('reads a range, a direction or both, in both languages', () => {
    expect(readEsgScale('0-50 lower')).toEqual({ low: 0, high: 50, direction: 'lower_better' });
    expect(readEsgScale(' 1 至 5，越高越好')).toEqual({ low: 1, high: 5, direction: 'higher_better' });
    expect(readEsgScale('0–10')).toEqual({ low: 0, high: 10, direction: null });
    expect(readEsgScale('lower_better')).toEqual({ low: null, high: null, direction: 'lower_better' });
    for (const text of ['', '10', '10-0', 'lower or higher', 'some 5 lower', '5-5'])
      expect(readEsgScale(text)).toBeNull();
  });

  it('is for the provider behind the colon, or for those that name nobody', () => {
    expect(
      ['esg_scale:MSCI ', 'ESG_scale：万得', 'esg_scale', 'esg_scales', 'esg_provider'].map(scaledProvider),
    ).toEqual([...['msci', '万得', '', null, null]]);
  });
});
