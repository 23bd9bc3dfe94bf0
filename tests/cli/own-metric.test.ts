import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bellwether } from './run.ts';

const LEDGER = '数据日期,借据编号,客户编号,贷款余额（元）,逾期天数\n2026-06-30,F1,C1,100,70\n2026-06-30,F2,C2,300,10\n';
const METRIC = {
  id: 'late-share',
  code: 'U01',
  name: { 'zh-CN': '逾期60天以上占比', en: 'Over 60 days past due' },
  unit: 'fraction',
  better: 'lower',
  numerator: { of: 'outstanding', when: 'dpd > 60' },
  denominator: { of: 'outstanding' },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
  await mkdir(join(folder, 'metrics'));
  await writeFile(join(folder, 'ledger.csv'), LEDGER);
  await writeFile(join(folder, 'metrics', 'late.json'), JSON.stringify(METRIC));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a metric in the folder of the data', () => {
  it('is listed and asked for like the others, and is no table', async () => {
    const listed = await bellwether('metric', '--list', '--data', folder, '--format', 'csv');
    expect(listed.out.trimEnd().split('\r\n').at(-1)).toContain('late-share,U01,risk,fraction,lower,逾期60天以上占比');
    const { out, err } = await bellwether('metric', 'late-share', '--data', folder, '--format', 'json');
    expect([JSON.parse(out), err]).toMatchObject([[{ code: 'U01', value: 0.25 }], '']);
    const checked = await bellwether('check', folder, '--json');
    expect((JSON.parse(checked.out) as { files: unknown[] }).files).toHaveLength(1);
  });

  it('that cannot be used is one line with its file and what to do', async () => {
    await writeFile(join(folder, 'metrics', 'taken.json'), JSON.stringify({ ...METRIC, code: 'R12' }));
    const { code, err } = await bellwether('metric', 'R12', '--data', folder);
    expect([code, err]).toEqual([
      1,
      'bellwether: the metric in metrics/taken.json cannot be used: late-share is taken; give it another id and code\n',
    ]);
  });
});
