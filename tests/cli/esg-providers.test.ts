import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { bellwether } from './run.ts';

const LEDGER = `数据日期,借据编号,客户编号,贷款余额
2026-06-30,L1,C01,600
2026-06-30,L2,C02,300
2026-06-30,L3,C03,100
`;
/** Three providers: one as the bank does, one with letters, one that counts risk and does not say so. */
const ESG = `subject_type,subject_id,assess_date,e_score,s_score,g_score,provider
client,C01,2026-06-01,72,65,80,内部
client,C02,2026-06-01,BBB,A,AA,MSCI
client,C03,2026-06-01,18.5,9.2,7.1,Sustainalytics
`;

async function folder(parameters = ''): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'esg-'));
  await writeFile(join(path, '贷款台账.csv'), LEDGER);
  await writeFile(join(path, 'esg.csv'), ESG);
  if (parameters) await writeFile(join(path, 'parameter.csv'), `key,value\n${parameters}`);
  return path;
}

async function scores(path: string): Promise<Record<string, number | null>> {
  const { out } = await bellwether('metric', 'client-esg-score', '--by', 'client', '--data', path, '--format', 'json');
  const rows = JSON.parse(out) as MetricRow[];
  return Object.fromEntries(
    rows.map(({ by, value }) => [by.client ?? '', value === null ? null : Math.round(value * 100) / 100]),
  );
}

describe('a file of several ESG providers', () => {
  it('asks for the direction of the one that counts risk, and uses none of its scores until it is said', async () => {
    const path = await folder();
    const { out } = await bellwether('check', path, '--lang', 'zh-CN');
    expect(out).toContain('Sustainalytics 的 ESG 得分未注明方向');
    expect(out).toContain('参数 esg_scale:Sustainalytics 填写区间和方向');
    expect(await scores(path)).toEqual({ C01: 72.33, C02: null, C03: null });
  });

  it('asks whose scores count once they are on two scales, and follows the parameter', async () => {
    const scaled = 'esg_scale:Sustainalytics,0-100 lower\n';
    const open = await folder(scaled);
    const { out } = await bellwether('check', open, '--lang', 'en');
    expect(out).toContain(
      '1 assessment of Sustainalytics (0 to 100, lower is better) are on another scale than those of 内部',
    );
    expect(await scores(open)).toEqual({ C01: 72.33, C02: null, C03: null });
    const chosen = await folder(`${scaled}esg_provider,Sustainalytics\n`);
    expect((await bellwether('check', chosen, '--lang', 'en')).out).not.toContain('another scale than those of');
    expect(await scores(chosen)).toEqual({ C01: null, C02: null, C03: 88.4 });
  });
});
