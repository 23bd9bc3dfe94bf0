import { monthOf, type IsoMonth } from '../../src/lib/dates.ts';
import { coverOf } from '../../src/metrics/cover.ts';
import { spanStart } from '../../src/metrics/periods.ts';
import type { Dimension, MetricRow, Span } from '../../src/metrics/metric.ts';
import { DIMENSIONS } from '../../src/metrics/metric.ts';
import { goalAt, type Goal } from '../../src/session/settings/goal.ts';
import type { Context } from '../shared/context.ts';
import { addsUp, alike, BESIDE_WORDS, type Found, type Source } from './source.ts';

/** Rows of a file that are named at a foot. */
const NAMED = 6;

/** What was planned: for the whole, or for the one group a value is of. */
export function goalSource(context: Context): Source {
  const { t, portfolio } = context;
  return {
    label: t('compare.target'),
    words: BESIDE_WORDS,
    find: async (rows) => {
      const goals = (await portfolio.goals?.()) ?? [];
      const found = new Map<MetricRow, Found>();
      for (const { by, rows: each } of alike(context, rows))
        for (const row of each) found.set(row, findGoal(context, row, { by, goals }));
      return { found, foot: [t('compare.foot', { label: t('compare.target') }), ...sourceFoot(context, found)] };
    },
  };
}

function findGoal(
  { t, filter, portfolio, period }: Context,
  row: MetricRow,
  { by, goals }: { by: readonly Dimension[]; goals: readonly Goal[] },
): Found {
  const lacking = (why: string): Found => ({ value: null, why });
  if (goals.length === 0) return lacking(t('compare.why.no-targets'));
  const asked = portfolio.catalogue.find(row.metric);
  const { parts = [] } = asked;
  if (parts.some(({ name }) => Object.hasOwn(row.by, name))) return lacking(t('compare.why.target-part'));
  const group = groupOf(row, { by, filter });
  if (group === undefined) return lacking(t('compare.why.target-several'));
  const own = goals.filter(
    ({ metric, dimension, member }) =>
      metric === row.metric && dimension === (group?.dimension ?? null) && member === (group?.value ?? null),
  );
  if (own.length === 0) return lacking(t('compare.why.target'));
  // a sum over some months is held against the target of just these; a rate of any
  const span = addsUp(asked) ? coverOf(asked, period) : null;
  const goal = goalAt(
    own.filter((each) => span === null || isOver(each, span, row.period)),
    row.period,
  );
  if (!goal) return lacking(t(goalAt(own, row.period) ? 'compare.why.target-span' : 'compare.why.target-month'));
  return { value: goal.value, source: { file: goal.file, row: goal.row } };
}

/** Whether a target is for the very months a value is a sum over. */
function isOver({ first, last }: Goal, span: Span, month: IsoMonth): boolean {
  return last === month && monthOf(spanStart(month, span)) === first;
}

/** The one group a value is of; null for the whole, undefined where it is of several at once. */
function groupOf(
  row: MetricRow,
  { by, filter }: { by: readonly Dimension[]; filter: Context['filter'] },
): { dimension: Dimension; value: string } | null | undefined {
  const groups = DIMENSIONS.flatMap((dimension) => {
    const values = by.includes(dimension) ? [row.by[dimension] ?? 'unknown'] : (filter[dimension] ?? []);
    return values.map((value) => ({ dimension, value }));
  });
  const [only = null, another] = groups;
  return another ? undefined : only;
}

/** Where the targets stand. */
function sourceFoot({ t }: Context, found: ReadonlyMap<MetricRow, Found>): string[] {
  const files = new Map<string, Set<number>>();
  for (const { source } of found.values())
    if (source) files.set(source.file, (files.get(source.file) ?? new Set()).add(source.row));
  return [...files].map(([file, rows]) => {
    const all = [...rows].sort((a, b) => a - b);
    const more = all.length > NAMED ? ' …' : '';
    return t('compare.foot.source', { file, rows: all.slice(0, NAMED).join(t('widgets.list.comma')) + more });
  });
}
