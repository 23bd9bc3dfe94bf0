import { describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../../src/engine/duckdb-node.ts';
import { lookup } from '../../../src/i18n/lookup.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { bridge } from '../../../src/session/bridge/bridge.ts';
import { evidenceFile } from '../../../src/session/evidence/evidence-file.ts';
import { loadPortfolio } from '../../../src/session/loads/load-portfolio.ts';
import type { Portfolio } from '../../../src/session/portfolio.ts';
import { figuresOf, riskTrend } from '../../widgets/boards.ts';

const LEDGER = `数据日期,借据编号,客户编号,行业,贷款余额（元）,逾期天数
2026-05-31,F1,C1,光伏,100,0
2026-05-31,F2,C2,风电,300,0
2026-06-30,F1,C1,光伏,100,70
2026-06-30,F2,C2,风电,300,10
`;
const CLIENTS = `客户编号,客户名称,成立日期,准入日期
C1,甲,2010-01-01,2026-01-15
C2,乙,2010-01-01,2020-01-15
`;

const LATE = {
  id: 'late-share',
  code: 'U01',
  name: { 'zh-CN': '逾期60天以上占比', en: 'Over 60 days past due' },
  unit: 'fraction',
  better: 'lower',
  relation: 'positions',
  numerator: { of: 'outstanding', when: 'dpd > 60' },
  denominator: { of: 'outstanding', when: 'dpd IS NOT NULL' },
  thresholds: { amber: 0.02, red: 0.3, worse: '>' },
};

const YOUNG = `-- id: young-share
-- code: U02
-- name.zh-CN: 新客户贷款占比
-- name.en: Share of young clients
-- unit: fraction
-- better: neither
-- needs: exposure, client
SELECT e.facility_id, e.as_of_date,
  CASE WHEN c.onboard_date > e.as_of_date - INTERVAL 24 MONTH THEN e.outstanding ELSE 0 END AS numerator,
  e.outstanding AS denominator
FROM exposure AS e JOIN client AS c ON c.client_id = e.client_id;
`;

/** A portfolio of the small ledger with metrics of its own. */
async function withMetrics<T>(
  files: Readonly<Record<string, unknown>>,
  use: (portfolio: Portfolio) => Promise<T>,
): Promise<T> {
  const engine = await startNodeEngine();
  const all = { 'ledger.csv': LEDGER, 'clients.csv': CLIENTS, ...files };
  const sources = Object.entries(all).map(([name, content]) => ({
    name,
    content: new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
  }));
  try {
    return await use(await loadPortfolio(engine, sources));
  } finally {
    await engine.close();
  }
}

const refusal = (files: Readonly<Record<string, unknown>>) => withMetrics(files, async () => 'loaded').catch(String);

describe('a metric of the bank’s own', () => {
  it('reads the amounts of the ledger in one currency, and leaves out what has no rate', async () => {
    const [head, , , young, old] = LEDGER.split('\n');
    const ledger = [`${head},币种`, `${young},USD`, `${old},CNY`].join('\n');
    const files = { 'ledger.csv': ledger, 'metrics/young.sql': YOUNG };
    const ask = async (portfolio: Portfolio) => {
      const [row] = await portfolio.ask('young-share');
      return { value: row?.value, numerator: row?.numerator, denominator: row?.denominator, n: row?.n };
    };
    const fx = { 'fx.csv': '币种,汇率日期,汇率\nUSD,2026-01-01,7\n' };
    // 100 dollars at 7, of 1,000 in all
    const known = { value: 0.7, numerator: 700, denominator: 1000, n: 2 };
    expect(await withMetrics({ ...files, ...fx }, ask)).toEqual(known);
    expect(await withMetrics(files, ask)).toEqual({ value: 0, numerator: 0, denominator: 300, n: 1 });
  });

  it('as JSON works like ours: value, group, limits, evidence, bridge, card', async () => {
    await withMetrics({ 'metrics/late.json': LATE }, async (portfolio) => {
      const [whole] = await portfolio.ask('u01');
      // 100 of 400
      expect(whole).toMatchObject({ metric: 'late-share', code: 'U01', value: 0.25, status: 'amber', n: 2 });
      const groups = await portfolio.ask('late-share', { by: ['sector'] });
      expect(Object.fromEntries(groups.map(({ by, value }) => [by.sector, value]))).toEqual({ 光伏: 1, 风电: 0 });
      const { record, table } = await evidenceFile(portfolio, 'late-share', {});
      expect(record).toMatchObject({ name: { 'zh-CN': '逾期60天以上占比' }, recomputed: true, rows: { counted: 2 } });
      expect(table.rows.map((row) => row[table.columns.indexOf('source_file')])).toEqual(['ledger.csv', 'ledger.csv']);
      const { groups: moved } = await bridge(portfolio, 'U01', { from: '2026-05-31', to: '2026-06-30' });
      expect(moved[0]?.effects).toMatchObject([{ cause: 'migrated', effect: 0.25, items: 1 }]);
      const figures = await figuresOf(
        riskTrend,
        portfolio,
        {},
        createTranslate('zh-CN', null, portfolio.catalogue.words),
      );
      expect(figures.find(({ id }) => id === 'own-late-share')?.title).toBe('逾期60天以上占比');
    });
  });

  it('takes limits of the bank’s parameters', async () => {
    const parameter = '参数,取值\nthreshold:late-share:red,0.2\n';
    await withMetrics({ 'metrics/late.json': LATE, 'parameter.csv': parameter }, async (portfolio) => {
      expect(await portfolio.ask('U01')).toMatchObject([{ value: 0.25, status: 'red' }]);
    });
  });

  it('as SQL is tied to the rows of the ledger', async () => {
    await withMetrics({ 'data/metrics/young.sql': YOUNG }, async (portfolio) => {
      // C1 came in January: 100 of 400
      expect(await portfolio.ask('U02')).toMatchObject([{ value: 0.25, numerator: 100, denominator: 400 }]);
      expect(await portfolio.ask('U02', { filter: { sector: ['风电'] } })).toMatchObject([{ value: 0 }]);
      expect((await evidenceFile(portfolio, 'U02', {})).record.recomputed).toBe(true);
    });
  });

  it('as SQL has the limits its lines give, numbers though they are written as text', async () => {
    const limits =
      '-- thresholds.amber: 0.2\n-- thresholds.red: 0.4\n-- thresholds.worse: >\n-- thresholds.source: OWN\n';
    await withMetrics({ 'metrics/young.sql': limits + YOUNG }, async (portfolio) => {
      const [row] = await portfolio.ask('U02');
      expect([row?.value, row?.status, row?.threshold]).toEqual([
        ...[0.25, 'amber'],
        { amber: 0.2, red: 0.4, worse: '>', source: 'OWN', scope: 'portfolio', effective_from: null },
      ]);
    });
  });

  it('is stopped with its file when it needs more than one metric may have', async () => {
    // fifteen times over the four rows of the ledger: 4^15, a thousand million texts of 700 letters
    const greedy = `-- id: greedy
-- code: U09
-- name.zh-CN: 贪
-- name.en: Greedy
-- unit: count
-- better: neither
-- needs: exposure
SELECT facility_id, as_of_date, count(DISTINCT k) AS numerator FROM (
  SELECT a.facility_id, a.as_of_date, concat(${Array.from({ length: 14 }, (_, index) => `rpad(x${index}.facility_id, 40, '${index}'), x${index}.as_of_date`).join(', ')}) AS k
  FROM exposure AS a, ${Array.from({ length: 14 }, (_, index) => `exposure AS x${index}`).join(', ')}
) GROUP BY ALL`;
    expect(await refusal({ 'metrics/greedy.sql': greedy })).toContain(
      'metrics/greedy.sql needs more than 60 s or 1000 MB',
    );
  });

  it('is refused with its file and what to do when it cannot be used', async () => {
    const of = (change: object) => refusal({ 'metrics/x.json': { ...LATE, ...change } });
    expect(await of({ id: 'npl-ratio' })).toContain('metrics/x.json cannot be used: npl-ratio is taken');
    expect(await of({ code: 'r12' })).toContain('r12 is taken');
    expect(await of({ unit: 'bushels' })).toContain('unit must be one of fraction, money');
    expect(await of({ name: { en: 'x' } })).toContain('name.zh-CN must be a text in each language');
    expect(await of({ numerator: { of: 'no_such_column' } })).toMatch(
      /x\.json cannot be used: its SQL does not run.*no_such_column/,
    );
    expect(await of({ where: `read_text('/etc/passwd') = ''` })).toContain(
      'read_text is no function a metric may call',
    );
    expect(await of({ thresholds: { amber: 0.3, red: 0.1, worse: '>' } })).toContain(
      'thresholds.red must be no milder than 0.3',
    );
    const sql = (change: (text: string) => string) => refusal({ 'metrics/y.sql': change(YOUNG) });
    expect(await sql((text) => text.replace('exposure, client', 'exposure'))).toContain('it reads client');
    expect(await sql((text) => text.replace('exposure, client', 'exposure, nowhere'))).toContain('it reads nowhere');
    expect(await sql((text) => text.replace('c.onboard_date', 'c.no_such'))).toContain('its SQL does not run');
    expect(await sql((text) => `${text}; DROP TABLE exposure`)).toContain('; is not allowed');
    expect(await refusal({ 'metrics/a.json': LATE, 'metrics/b.json': { ...LATE, id: 'other' } })).toContain(
      'u01 is taken',
    );
    expect(await refusal({ 'metrics/a.json': '{' })).toContain('cannot read metrics/a.json: it is not JSON');
  });

  it('is known to the portfolio it came with and to no other, by name, limits and words', async () => {
    const loud = {
      ...LATE,
      name: { 'zh-CN': '另一家的指标', en: 'Somebody else’s' },
      thresholds: { amber: 0.9, worse: '>' },
    };
    await withMetrics({ 'metrics/late.json': LATE }, (first) =>
      withMetrics({ 'metrics/late.json': loud, 'p.csv': '参数,取值\nthreshold:late-share:amber,0.8\n' }, (second) =>
        withMetrics({}, async (third) => {
          const nameIn = ({ catalogue }: Portfolio) =>
            lookup(createTranslate('en', null, catalogue.words), 'metric.late-share', 'unknown');
          expect([first, second, third].map(nameIn)).toEqual(['Over 60 days past due', 'Somebody else’s', 'unknown']);
          expect(first.catalogue.find('U01').thresholds?.amber).toBe(0.02);
          expect(second.catalogue.find('U01').thresholds?.amber).toBe(0.9);
          expect(() => third.catalogue.find('U01')).toThrow('unknown metric: U01');
          const limit = (portfolio: Portfolio) =>
            portfolio.settings.limitsAt(portfolio.catalogue.find('U01'), '2026-06-30')?.amber;
          expect([limit(first), limit(second)]).toEqual([0.02, 0.8]);
          // where nobody knows it, a limit for it is a fault
          expect(third.withParameters(second.settings.rows).settings.faults[0]?.problem).toBe('limit-unknown-metric');
        }),
      ),
    );
  });
});
