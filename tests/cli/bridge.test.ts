import { describe, expect, it } from 'vitest';
import type { Bridge } from '../../src/session/bridge/bridge-group.ts';
import { bellwether, SAMPLE } from './run.ts';

describe('bellwether bridge', () => {
  it('gives effects by cause and by loan that add up to the change', async () => {
    const args = ['R12', '--data', SAMPLE, '--from', '2025-12-31', '--to', '2026-06-30', '--json'];
    const { code, out, err } = await bellwether('bridge', ...args);
    expect([code, err]).toEqual([0, '']);
    const { groups, missing } = JSON.parse(out) as Bridge;
    expect(missing).toEqual([]);
    const [whole] = groups;
    const sum = (list: readonly { effect: number }[] = []) => list.reduce((total, { effect }) => total + effect, 0);
    // both ends are what `metric` prints
    expect(whole?.to.value).toBeCloseTo(57457.73 / 2095666.34, 10);
    expect(sum(whole?.effects)).toBeCloseTo(whole?.change ?? 0, 12);
    expect(sum(whole?.items)).toBeCloseTo(whole?.change ?? 0, 12);
    expect(whole?.items[0]).toMatchObject({ cause: 'migrated', from: { file: 'exposure.csv' } });
  });

  it('finds nothing between two loads of the same files, and prints every loan as CSV', async () => {
    const loads = ['--data', SAMPLE, '--from-data', SAMPLE];
    const same = await bellwether('bridge', 'R12', ...loads, '--json');
    expect((JSON.parse(same.out) as Bridge).groups).toMatchObject([{ change: 0, effects: [], items: [] }]);
    const { out } = await bellwether('bridge', 'R12', '--data', SAMPLE, '--from', '2026-05-31', '--format', 'csv');
    const [header, first = ''] = out.split('\r\n');
    expect(header).toMatch(/^metric,code,from,to,cause,facility,client,effect,from_numerator/);
    expect(first).toMatch(/^npl-ratio,R12,2026-05-31,2026-06-30,/);
  });

  it('shows codes in place of managers, also between two loads', async () => {
    const loads = ['--data', SAMPLE, '--from-data', SAMPLE, '--from', '2026-05-31'];
    const { code, out } = await bellwether('bridge', 'R12', ...loads, '--by', 'manager', '--hide-names', '--json');
    expect(code).toBe(0);
    const { groups } = JSON.parse(out) as Bridge;
    expect(groups.length).toBeGreaterThan(10);
    expect(groups.filter(({ by }) => !/^M-\d\d$/.test(by.manager ?? ''))).toEqual([]);
    expect(out).not.toMatch(/RM\d\d/);
  });

  it('refuses dates the wrong way round', async () => {
    const dates = ['--from', '2026-06-30', '--to', '2026-03-31'];
    const { code, out, err } = await bellwether('bridge', 'R12', '--data', SAMPLE, ...dates);
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe('bellwether: bad value for --from: 2026-06-30; it lies after 2026-03-31, where the change ends\n');
  });

  it('says by which measures a score moved and how that was worked out', async () => {
    const args = ['M02', '--data', SAMPLE, '--from', '2026-05-31', '--by', 'manager', '--filter', 'manager=RM01'];
    const { code, out } = await bellwether('bridge', ...args);
    expect(code).toBe(0);
    expect(out).toMatch(/^Through +Effect$/m);
    expect(out).toContain('one after the other, after the settings');
    expect(out).toContain('corrected inside one delivery cannot be told');
  });

  it('asks for a date to start from', async () => {
    expect((await bellwether('bridge', 'R12', '--data', SAMPLE)).err).toBe('bellwether: missing option: --from\n');
  });
});
