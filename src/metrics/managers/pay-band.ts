import type { Ingredients } from '../facts.ts';
import { defineMetric, type DerivedMetric } from '../definition.ts';
import type { MetricRow } from '../metric.ts';
import type { Cards } from './card.ts';
import { cardsOf } from './kpi-score.ts';
import { RANKED_WEIGHT } from './manager-total-score.ts';
import { onlyAskedManagers, overAllManagers } from './manager-workload.ts';
import { groupKey, groupRows, round2 } from './scorecard.ts';

const BANDS = ['A', 'B', 'C', 'D', 'E'] as const;
type Band = (typeof BANDS)[number];

/** Lowest score of a band, to two decimals; the edge belongs to it. */
const FROM: Readonly<Record<Band, number>> = { A: 110, B: 95, C: 80, D: 60, E: -Infinity };
/** Least share of reviews of the highest risk tier done on time for more than a C. */
const HIGHEST_TIER_ON_TIME = 0.8;

function bandOf(score: number): Band {
  return BANDS.find((band) => score >= FROM[band]) ?? 'E';
}

function lower(a: Band, b: Band): Band {
  return BANDS.indexOf(a) >= BANDS.indexOf(b) ? a : b;
}

/**
 * Band of a manager's total score, part `band`; the value is the score. Gates, flagged `GATED` where they bind: misconduct entered for
 * the month (code MISCONDUCT of the score card table) leaves E; a red KPI of compliance, or under 80 % of the reviews of tier 5 on time,
 * leaves C at most. Off unless the parameter `pay_bands` says `on`: the edges are placeholders, and the tool proposes, people decide.
 */
export const payBand = defineMetric({
  kind: 'derived',
  id: 'pay-band',
  code: 'M14',
  family: 'managers',
  unit: 'score',
  better: 'higher',
  needs: ['exposure'],
  parts: [{ name: 'band', of: 'band', cells: BANDS, outcome: true }],
  ingredients: (request) => {
    const all = overAllManagers(request);
    return [
      { metric: 'manager-total-score', request: all },
      { metric: 'kpi-score', request: all },
      { metric: 'review-on-time', request: { ...all, filter: { ...all.filter, tier: ['5'] } } },
    ];
  },
  combine: (given) => {
    const cards = cardsOf(given);
    const scores = groupRows(given.answers[1] ?? [], 'kpi');
    const onTime = groupRows(given.answers[2] ?? []);
    const rows = (given.answers[0] ?? []).flatMap((total) => {
      const key = groupKey(total);
      return bandRow(total, given, { cards, scores: scores.get(key) ?? [], onTime: onTime.get(key)?.[0] });
    });
    return onlyAskedManagers(rows, given);
  },
} satisfies DerivedMetric);

interface Gates {
  cards: Cards;
  scores: readonly MetricRow[];
  onTime: MetricRow | undefined;
}

function bandRow(total: MetricRow, given: Ingredients, { cards, scores, onTime }: Gates): MetricRow[] {
  const { manager } = total.by;
  if (manager === undefined || manager === 'unknown') return [];
  const asOf = given.seenAt.get(total.period) ?? '';
  const on = /^(on|yes|true|1|是|启用|开启)$/i.test(given.setting('pay_bands', asOf) ?? '');
  const value = on && (total.coverage ?? 0) >= RANKED_WEIGHT ? total.value : null;
  const { lines } = cards.of(total.by, total.period);
  const compliance = new Set(lines.filter((line) => line.class === 'compliance').map((line) => line.kpi));
  const red = scores.some((row) => row.status === 'red' && compliance.has(row.by.kpi ?? ''));
  const late = onTime !== undefined && onTime.value !== null && onTime.value < HIGHEST_TIER_ON_TIME;
  const free = value === null ? null : bandOf(round2(value));
  const held =
    free === null ? null : cards.misconduct(manager, total.period) ? 'E' : red || late ? lower(free, 'C') : free;
  return [
    {
      ...total,
      metric: 'pay-band',
      code: 'M14',
      by: { ...total.by, band: held ?? 'unknown' },
      value,
      unit: 'score',
      status: 'grey',
      reason: value === null ? (total.reason ?? 'NO_DATA') : null,
      flags: value === null ? [] : held === free ? total.flags : [...total.flags, 'GATED'],
    },
  ];
}
