import { describe, expect, it } from 'vitest';
import { readRequest } from '../../src/cli/metric-request.ts';
import { readArgs } from '../../src/cli/command.ts';

describe('readRequest', () => {
  it('reads dimensions, dates and filters; two values of one dimension are alternatives', () => {
    expect(
      readRequest({
        by: 'sector, region',
        asOf: '2026-06-30',
        from: '2026-01-01',
        period: 'ytd',
        filter: ['branch=华东分行', 'branch=华南分行', 'client=A=B'],
      }),
    ).toEqual({
      by: ['sector', 'region'],
      asOf: '2026-06-30',
      from: '2026-01-01',
      period: 'ytd',
      filter: { branch: ['华东分行', '华南分行'], client: ['A=B'] },
    });
    expect(readRequest({})).toEqual({});
  });

  it('refuses what is no date, no dimension, no pair, and a start after the end', () => {
    expect(() => readRequest({ asOf: '2026-02-30' })).toThrow('bad value for --as-of: 2026-02-30');
    expect(() => readRequest({ period: 'week' })).toThrow('known are month, quarter, ytd, ttm, all');
    expect(() => readRequest({ by: 'colour' })).toThrow('unknown dimension: colour; known are branch, team');
    expect(() => readRequest({ filter: ['sector'] })).toThrow('bad value for --filter: sector; write DIMENSION=VALUE');
    expect(() => readRequest({ from: '2026-07-01', asOf: '2026-06-30' })).toThrow('it lies after --as-of 2026-06-30');
  });
});

describe('readArgs', () => {
  const options = { out: { type: 'string' }, json: { type: 'boolean' } } as const;

  it('takes options and paths in any order', () => {
    const { values, positionals } = readArgs(['a.csv', '--json', '--out', 'x', 'b.csv'], options);
    expect([values.json, values.out, positionals]).toEqual([true, 'x', ['a.csv', 'b.csv']]);
  });

  it('says which option is unknown, lacks its value or has one too many', () => {
    expect(() => readArgs(['--colour'], options)).toThrow('unknown option: --colour');
    expect(() => readArgs(['--out'], options)).toThrow('it needs a value');
    expect(() => readArgs(['--json=1'], options)).toThrow('it takes no value');
  });
});
