import { describe, expect, it } from 'vitest';
import { LIGHT_THEME } from '../../src/charts/theme.ts';
import { causeRows, signWords } from '../../src/dashboard/bridge-view.ts';
import { bridgeChart, toneOf } from '../../widgets/shared/bridge-chart.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { OURS } from '../../src/metrics/catalogue.ts';
import type { Bridge, BridgeGroup } from '../../src/session/bridge/bridge-group.ts';
import { row } from '../widgets/fake-portfolio.ts';

const [zh, en] = [createTranslate('zh-CN', 'CNY'), createTranslate('en', 'CNY')];

/** A bridge of a metric with one effect up and one down. */
function bridgeOf(metric: string, up: number, down: number): { found: Bridge; group: BridgeGroup } {
  const [from, to] = [row(metric, '2026-03', 1), row(metric, '2026-06', 1 + up + down)];
  const effects = [
    { cause: 'new', effect: down, items: 7 },
    { cause: 'migrated', effect: up, items: 2 },
    { cause: 'repaid', effect: 0, items: 1 },
  ] as const;
  const group: BridgeGroup = { by: {}, from, to, change: up + down, effects, items: [] };
  const { id, code, unit } = OURS.find(metric);
  const dates = { from: '2026-03-31', to: '2026-06-30', missing: [] };
  return { found: { metric: id, code, unit, groups: [group], ...dates }, group };
}

/** Causes, what is written of their meaning, and the colours of their bars. */
function told(metric: string, t = en) {
  const { better } = OURS.find(metric);
  const { found, group } = bridgeOf(metric, 0.03, -0.01);
  const { option, alt } = bridgeChart(found, group, better, t);
  const { series } = option(LIGHT_THEME) as unknown as { series: { data: { itemStyle: { color: string } }[] }[] };
  const colours = series[1]?.data.slice(1, -1).map(({ itemStyle }) => itemStyle.color);
  return { rows: causeRows(group, found.unit, better, t), alt, colours };
}

const { green, red } = LIGHT_THEME.status;
const plain = LIGHT_THEME.categories[0];

describe('what moved a value', () => {
  it('is for the worse where it rises and low is good, in colour and in words', () => {
    const { rows, alt, colours } = told('npl-ratio');
    expect(colours).toEqual([green, red, plain]);
    expect(rows).toEqual([
      ['new', '−1.00 pp', 'better', '7'],
      ['migrated or re-rated', '+3.00 pp', 'worse', '2'],
      ['repaid', '0.00 pp', '', '1'],
      ['Change', '+2.00 pp', 'worse', ''],
    ]);
    expect(alt).toContain('new −1.00 pp (better); migrated or re-rated +3.00 pp (worse); repaid 0.00 pp');
  });

  it('is for the better where it rises and high is good', () => {
    const { rows, alt, colours } = told('provision-coverage', zh);
    expect(colours).toEqual([red, green, plain]);
    expect(rows.map((cells) => cells[2])).toEqual(['变差', '改善', '', '改善']);
    expect(alt).toContain('+3.00 个百分点（改善）');
  });

  it('is neither for an amount that may be either', () => {
    const { rows, alt, colours } = told('outstanding-balance');
    expect(colours).toEqual([plain, plain, plain]);
    expect(rows.map((cells) => cells.length)).toEqual([3, 3, 3, 3]);
    expect(alt).not.toMatch(/better|worse/);
  });

  it('is explained sign by sign above the picture', () => {
    expect(signWords('lower', en)).toEqual([
      { tone: 'bad', text: '+ worse' },
      { tone: 'good', text: '− better' },
    ]);
    expect(signWords('higher', zh).map(({ text }) => text)).toEqual(['+ 改善', '− 变差']);
    expect(signWords('neither', en)).toEqual([]);
    expect([toneOf(0, 'lower'), toneOf(0, 'higher'), toneOf(-1, 'neither')]).toEqual([null, null, null]);
  });
});
