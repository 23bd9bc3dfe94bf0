import type { Engine, RowSet } from '../../src/engine/engine.ts';
import { monthOf, monthsBetween } from '../../src/lib/dates.ts';
import { OURS } from '../../src/metrics/catalogue.ts';
import type { MetricRequest, MetricRow, Unit } from '../../src/metrics/metric.ts';
import { defaultLimits, judge } from '../../src/metrics/limit.ts';
import { TASKS } from '../../src/metrics/relations/task-rows.ts';
import type { Evidence, Portfolio } from '../../src/session/portfolio.ts';
import { UNCHANGED } from '../support/unchanged-settings.ts';

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  sector: ['光伏发电', '陆上风电', '海上风电', '高速公路', '污水处理', '钢铁', '煤电', '数据中心', 'unknown'],
  region: ['江苏', '浙江', '广东', '内蒙古', '新疆', '山东', '四川'],
  team: ['项目融资一部', '项目融资二部', '能源团队', '基建团队', '绿色金融部', '苏州团队'],
  manager: ['M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08'],
  client: ['C001', 'C002', 'C003', 'C004', 'C005', 'C006', 'C007', 'C008', 'C009', 'C010'],
};
const NAMES: Readonly<Record<string, readonly string[]>> = {
  manager: ['林一鸣', '周文博', '陈静怡', '吴海涛', '郑晓', '王若兰', '冯德胜', '褚云'],
  client: [
    '青禾光伏电力',
    '海岳风电',
    '北辰高速公路',
    '澄江水务',
    '赤峰钢铁',
    '云帆数据',
    '远山煤电',
    '东湖环保',
    '金沙水电',
    '洛川生物质能',
  ],
};
const SIZE: Readonly<Record<Unit, number>> = {
  fraction: 0.04,
  money: 8e9,
  count: 12,
  days: 3,
  score: 62,
  points: 3.5,
  tCO2e: 8e5,
  'tCO2e/mn': 40,
  index: 0.14,
  times: 1.3,
};

/** A number in [0, 1) that only depends on the text. */
function chance(text: string): number {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  return (hash >>> 8) / 2 ** 24;
}

function valueOf(metric: string, unit: Unit, group: string, month: string, at: number): number | null {
  if (metric === 'manager-rank') return group.includes('M08') ? null : Number(/M(\d+)/.exec(group)?.[1] ?? 1);
  if (metric === 'npl-formation' && at === 14) return null;
  const high = /on-time|completion|timely|closure|share|coverage|utilisation/.test(metric) && unit === 'fraction';
  const base = high ? 0.86 : SIZE[unit];
  const own = 0.6 + 0.8 * chance(metric + group);
  const moves = 1 + 0.012 * (at - 18) * (chance(group + metric) - 0.3) + 0.06 * (chance(metric + group + month) - 0.5);
  const value = high
    ? Math.min(1, base * (0.9 + 0.2 * chance(metric + group)) * (0.5 + moves / 2))
    : base * own * moves;
  return unit === 'count' ? Math.round(value) : value;
}

/** A portfolio that answers every question with made-up but steady numbers: 36 months to 2026-06, every metric, every group. */
export function madeUpPortfolio(
  tables = { exposure: 9, review: 9, alert: 9, esg: 9 } as Record<string, number>,
): Portfolio {
  return {
    engine: {} as Engine,
    imports: [],
    loads: [],
    tables,
    snapshots: monthsBetween('2023-07', '2026-06').map((month) => `${month}-28`),
    currency: 'CNY',
    version: 1,
    ...UNCHANGED,
    ask: (id, request = {}) => Promise.resolve(answer(id, request)),
    evidence: (id, _, { limit = 0 } = {}) =>
      LISTED[id]
        ? Promise.resolve({ rows: listOf(LISTED[id], limit) } as Evidence)
        : Promise.reject(new Error('made-up numbers come from nowhere')),
    contributions: () => Promise.reject(new Error('not asked for in these tests')),
    workings: () => Promise.reject(new Error('not asked for in these tests')),
    values: (dimension) =>
      Promise.resolve(
        (GROUPS[dimension] ?? []).map((value, index) => ({ value, label: NAMES[dimension]?.[index] ?? value })),
      ),
  };
}

/** What is listed item by item: the part that tells the kinds apart, and these. */
const LISTED: Readonly<Record<string, { part: string; kinds: readonly string[] }>> = {
  'open-tasks': { part: 'task', kinds: TASKS },
  'due-items': { part: 'due', kinds: ['review', 'permit', 'document', 'certificate'] },
};

/** So many items, of all kinds and of everybody. */
function listOf({ part, kinds }: { part: string; kinds: readonly string[] }, count: number): RowSet {
  const of = (dimension: string, index: number) =>
    GROUPS[dimension]?.[index % (GROUPS[dimension]?.length ?? 1)] ?? null;
  return {
    columns: [part, 'item', 'client', 'manager', 'due_date', 'days_late'],
    rows: Array.from({ length: count }, (_, index) => [
      kinds[index % kinds.length] ?? null,
      `T${index}`,
      of('client', index),
      of('manager', index),
      `2026-06-${String(1 + (index % 28)).padStart(2, '0')}`,
      27 - (index % 28),
    ]),
  };
}

function answer(id: string, request: MetricRequest): MetricRow[] {
  const metric = OURS.find(id);
  const last = monthOf(request.asOf ?? '2026-06-28');
  const periods = monthsBetween(request.from ? monthOf(request.from) : last, last);
  let groups: Record<string, string>[] = [{}];
  for (const dimension of request.by ?? [])
    groups = groups.flatMap((by) => (GROUPS[dimension] ?? ['all']).map((value) => ({ ...by, [dimension]: value })));
  for (const part of metric.parts ?? [])
    groups = groups.flatMap((by) => part.cells.map((value) => ({ ...by, [part.name]: value })));
  return periods.flatMap((period) => {
    const at = monthsBetween('2023-07', period).length;
    return groups.map((by): MetricRow => {
      const bucket = by['dpd_bucket'];
      const value =
        bucket === undefined
          ? valueOf(metric.id, metric.unit, Object.values(by).join(), period, at)
          : bucket === '0'
            ? 0.93
            : 0.01 * chance(bucket + period);
      return {
        metric: metric.id,
        code: metric.code,
        period,
        by,
        value,
        numerator: null,
        denominator: metric.id === 'manager-total-score' ? 28 : 2e10,
        n: 10 + Math.floor(200 * chance(metric.id)),
        coverage: 0.9 + 0.1 * chance(period),
        unit: metric.unit,
        reason: value === null ? 'BELOW_MIN_N' : null,
        flags: [],
        ...judge(value, metric.held ? null : defaultLimits(metric)),
      };
    });
  });
}
