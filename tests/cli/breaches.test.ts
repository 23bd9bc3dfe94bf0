import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bellwether } from './run.ts';

const HEAD = '数据日期,借据编号,客户编号,行业,贷款余额,五级分类';

/** A ledger of two months: solar is non-performing since May, wind is not. */
function ledger(...lines: readonly string[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'breaches-')), '贷款台账.csv');
  writeFileSync(file, [HEAD, ...lines].join('\n'));
  return file;
}

const data = ledger(
  ...['2026-05-31,F1,C1,光伏,100,3', '2026-05-31,F2,C2,风电,900,1'],
  ...['2026-06-30,F1,C1,光伏,100,3', '2026-06-30,F2,C2,风电,900,1'],
);

interface Told {
  metric: string;
  by: Record<string, string>;
  scope: string;
}

describe('bellwether breaches', { timeout: 60_000 }, () => {
  it('lists what is beyond a limit in the shape that programs rely on', async () => {
    const { code, out, err } = await bellwether('breaches', '--data', data, '--format', 'json');
    expect(code).toBe(0);
    const list = JSON.parse(out) as Told[];
    const npl = list.filter(({ metric }) => metric === 'npl-ratio');
    expect(npl).toEqual([
      {
        ...{ metric: 'npl-ratio', code: 'R12', by: { sector: '光伏' }, value: 1, limit: 0.05, level: 'red' },
        ...{ scope: 'sector', period: '2026-06', since: '2026-05-31', unit: 'fraction' },
      },
      {
        ...{ metric: 'npl-ratio', code: 'R12', by: {}, value: 0.1, limit: 0.05, level: 'red' },
        ...{ scope: 'portfolio', period: '2026-06', since: '2026-05-31', unit: 'fraction' },
      },
    ]);
    expect(Object.keys(list[0] ?? {})).toEqual([
      'metric',
      'code',
      'by',
      'value',
      'limit',
      'level',
      'scope',
      'period',
      'since',
      'unit',
    ]);
    expect(err).toMatch(/^\d+ checks, \d+ breaches, \d+ on watch, \d+ could not be checked; since last month new: 0/);
  });

  it('is the same list as a table and as CSV, in both languages', async () => {
    const json = JSON.parse((await bellwether('breaches', '--data', data, '--format', 'json')).out) as Told[];
    const csv = (await bellwether('breaches', '--data', data, '--format', 'csv')).out.trimEnd().split('\r\n');
    expect(csv[0]).toMatch(/^metric,code,/);
    expect(csv.slice(1).map((line) => line.split(',')[0])).toEqual(json.map(({ metric }) => metric));
    const { out } = await bellwether('breaches', '--data', data, '--lang', 'zh-CN');
    expect(out).toMatch(/^共检查 \d+ 项，超限 \d+ 项，关注 \d+ 项，无法检查 \d+ 项；较上月新增 0 项/);
    expect(out).toContain('行业 光伏');
    expect(out).toContain('全部组合');
    expect(out).toMatch(/无法检查\n {2}无数据：/);
  });

  it('calls a selection so and leaves the limits of the portfolio out of it', async () => {
    const { out } = await bellwether('breaches', '--data', data, '--filter', 'sector=光伏', '--format', 'json');
    const list = JSON.parse(out) as Told[];
    expect(list.map(({ metric, scope }) => [metric, scope])).toContainEqual(['npl-ratio', 'selection']);
    expect(list.filter(({ metric, scope }) => metric === 'top-name-share' || scope === 'portfolio')).toEqual([]);
  });

  it('ends with 3 on a breach only where that was asked for', async () => {
    const latest = ['breaches', '--data', data, '--as-of', 'latest'];
    expect((await bellwether(...latest)).code).toBe(0);
    expect((await bellwether(...latest, '--fail-on', 'red')).code).toBe(3);
    const wind = ['--filter', 'sector=风电', '--fail-on', 'red'];
    expect((await bellwether('breaches', '--data', data, ...wind)).code).toBe(0);
    const refused = await bellwether('breaches', '--data', data, '--fail-on', 'green');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('--fail-on')]);
  });
});
