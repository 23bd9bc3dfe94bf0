import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { bellwether, command, MESSY, readOnce, SAMPLE } from './run.ts';

async function rows(...args: readonly string[]): Promise<MetricRow[]> {
  const { code, out, err } = await bellwether('metric', ...args, '--data', SAMPLE, '--format', 'json');
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as MetricRow[];
}

describe('bellwether metric', () => {
  it('hides who is who with --hide-names, and takes the real id in a filter', async () => {
    const open = await rows('manager-total-score', '--by', 'manager', '--filter', 'manager=RM16');
    const hidden = await rows('manager-total-score', '--by', 'manager', '--filter', 'manager=RM16', '--hide-names');
    expect(open.map(({ by }) => by.manager)).toEqual(['RM16']);
    expect(hidden.map(({ by }) => by.manager)).toEqual([expect.stringMatching(/^M-\d\d$/)]);
    expect(hidden[0]?.value).toBe(open[0]?.value);
    const code = hidden[0]?.by.manager ?? '';
    const byCode = await rows('manager-total-score', '--by', 'manager', '--filter', `manager=${code}`, '--hide-names');
    expect(byCode).toEqual(hidden);
  });

  it('understands a code with hidden names alone, and names nobody where it knows none', async () => {
    const asked = ['metric', 'client-count', '--data', SAMPLE, '--filter'];
    const unknown = await bellwether(...asked, 'manager=M-99', '--hide-names');
    expect(unknown.code).toBe(1);
    expect(unknown.err).toMatch(/known are M-01, M-02.* \(40\)/);
    expect(unknown.err).not.toMatch(/RM\d/);
    expect((await bellwether(...asked, 'manager=M-01')).code).toBe(1);
  });

  it('gives the raw value of a metric by slug and by code, in the shape programs rely on', async () => {
    const [bySlug, byCode] = await rows('npl-ratio,r12');
    expect(bySlug).toEqual(byCode);
    expect(Object.keys(bySlug ?? {}).join(' ')).toBe(
      'metric code period by value numerator denominator n coverage unit status reason flags threshold grade',
    );
    expect(bySlug?.threshold).toEqual({
      ...{ amber: 0.03, red: 0.05, worse: '>', scope: 'portfolio', source: 'REG S9, S10; amber OWN' },
      effective_from: null,
    });
    // from the ledger: 次级 40,801.76 + 可疑 1,380.00 + 损失 15,275.97 of 2,095,666.34 万元
    expect(bySlug).toMatchObject({
      metric: 'npl-ratio',
      code: 'R12',
      period: '2026-06',
      by: {},
      unit: 'fraction',
      reason: null,
    });
    expect(bySlug?.value).toBeCloseTo(57457.73 / 2095666.34, 10);
    expect(bySlug?.numerator).toBeCloseTo(574577300, 2);
    expect(bySlug?.denominator).toBeCloseTo(20956663400, 2);
  });

  it('gives one row a month with --from, and one a group with --by', async () => {
    const series = await rows('npl-ratio', '--from', '2026-01-01', '--filter', 'sector=光伏制造');
    expect(series.map(({ period }) => period)).toEqual([
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
    ]);
    expect(series.at(-1)?.value).toBeCloseTo(0.1812, 4);
    const sectors = await rows('npl-ratio', '--by', 'sector', '--as-of', '2025-10-31');
    expect(sectors).toHaveLength(13);
    expect(sectors.find(({ by }) => by['sector'] === '光伏制造')?.value).toBe(0);
  });

  it('has a value exactly where it has no reason', async () => {
    const all = await rows(
      'npl-ratio,review-on-time,portfolio-esg-score,manager-total-score,single-name-concentration',
      '--by',
      'manager',
    );
    expect(all.length).toBeGreaterThan(150);
    for (const row of all) expect((row.value === null) === (row.reason !== null), JSON.stringify(row)).toBe(true);
  });

  it('prints a table with units, and CSV with raw values', async () => {
    const table = await command('metric', 'R12', '--data', SAMPLE);
    expect(table.out).toMatch(/npl-ratio +2026-06 +2\.74%/);
    const csv = await bellwether('metric', 'R12', '--data', SAMPLE, '--by', 'sector', '--format', 'csv');
    expect(csv.out.split('\r\n')[0]).toBe(
      'metric,code,period,sector,value,numerator,denominator,n,coverage,unit,status,reason,flags',
    );
    expect(csv.out.split('\r\n')).toHaveLength(15); // heading, 13 sectors, nothing after the last line's end
  });

  it('says NO_DATA, not zero, where a ledger has no quality column', async () => {
    const { out } = await bellwether(
      'metric',
      'npl-ratio',
      '--data',
      join(MESSY, 'gb18030.csv'),
      '--as-of',
      '2025-01-31',
      '--format',
      'json',
    );
    expect(JSON.parse(out)).toMatchObject([{ value: null, reason: 'NO_DATA', status: 'grey' }]);
  });

  it('lists the metrics there are', async () => {
    const { code, out } = await bellwether('metric', '--list', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ metric: 'npl-ratio', code: 'R12', unit: 'fraction' }),
    );
  });

  it('refuses in one line what it does not know', async () => {
    const refused = async (...args: string[]) => {
      const { code, out, err } = await bellwether('metric', ...args);
      expect([code, out, err.split('\n').length]).toEqual([1, '', 2]);
      return err;
    };
    expect(await refused('sharp', '--data', SAMPLE)).toContain('unknown metric: sharp');
    expect(await refused('npl-ratio')).toContain('missing option: --data');
    expect(await refused('npl-ratio', '--data', SAMPLE, '--by', 'colour')).toContain('unknown dimension: colour');
    expect(await refused('npl-ratio', '--data', SAMPLE, '--as-of', 'June')).toContain('bad value for --as-of: June');
    expect(await refused('npl-ratio', '--data', SAMPLE, '--format', 'xml')).toContain('known are table, json, csv');
    expect(await refused('npl-ratio', '--data', SAMPLE, '--filter', 'sector=光伏制')).toContain(
      'sector=光伏制; known are',
    );
    expect(await refused('npl-ratio', '--data', join(MESSY, 'not-a-ledger.csv'))).toContain(
      'not a ledger: not-a-ledger.csv',
    );
  });

  it('ends quietly when its reader goes away', async () => {
    const ran = await readOnce('metric', 'npl-ratio', '--data', SAMPLE, '--from', '2023-07-31', '--by', 'client');
    expect([ran.code, ran.err]).toEqual([1, '']);
  });
});
