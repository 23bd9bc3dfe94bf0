import type { FigureCell, FigureTable } from '../../src/charts/figure.ts';
import { monthEnd, monthOf } from '../../src/lib/dates.ts';
import { monthsOf } from '../../src/metrics/named-months.ts';
import type { Filter, MetricRow } from '../../src/metrics/metric.ts';
import type { Drawing } from '../kind.ts';
import { askNow, nameCell, requestOf, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { dimensionTitle, groupName, metricName } from '../shared/group-words.ts';
import { betterOf } from '../shared/limit-lines.ts';

/** What an award for service can be judged by. */
export const AWARD_METRICS = ['sla-response', 'sla-resolution', 'csat', 'nps', 'complaints'] as const;

/** Lines of targets and awards that are looked through, and periods whose figures are asked for. */
const MOST_LINES = 2000;
const MOST_PERIODS = 6;
const ON_PAPER = 12;

interface Award {
  readonly name: string;
  readonly manager: string;
  /** As it stands in the table: `2026Q2`. */
  readonly period: string;
}

/** The figures of everybody in the period of an award. */
type Figures = Readonly<Record<string, readonly MetricRow[]>>;

/** Who received which award, and what the services of that period say: each value with its place among all who have one. */
export async function awardsFigure(context: Context): Promise<Drawing> {
  const { t, portfolio, asOf, filter } = context;
  const found = await portfolio.records('kpi', requestOf(context), {
    columns: ['scope_type', 'scope_id', 'period', 'kpi_code', 'note'],
    limit: MOST_LINES,
  });
  const at = (name: string) => found.columns.findIndex((column) => column.name === name);
  const awards = found.rows
    .map(
      ({ cells }) =>
        (name: string) =>
          String(cells[at(name)] ?? ''),
    )
    .filter((cell) => cell('kpi_code') === 'AWARD' && cell('scope_type') === 'manager')
    .map((cell): Award => ({
      name: cell('note') || t('awards.unnamed'),
      manager: cell('scope_id'),
      period: cell('period'),
    }))
    .filter(({ period }) => (monthsOf(period)?.first ?? monthOf(asOf)) <= monthOf(asOf))
    .sort(
      (a, b) => b.period.localeCompare(a.period) || a.name.localeCompare(b.name) || a.manager.localeCompare(b.manager),
    );
  if (awards.length === 0)
    return { finding: t('awards.none'), status: 'grey', nothing: true, foot: foot(context, undefined) };
  const all = [...new Set(awards.map(({ period }) => period))];
  const periods = all.filter((period) => monthsOf(period) !== null).slice(0, MOST_PERIODS);
  const silent = all.filter((period) => !periods.includes(period));
  // an award is held against all, also on the page of one manager
  const others: Filter = { ...filter, manager: [] };
  const everybody = { ...context, filter: others };
  const [names, ...figures] = await Promise.all([
    // also of who looks after no loan
    portfolio.values('manager', t.language, { recorded: true }),
    ...periods.map((period) => figuresOf(everybody, period)),
  ]);
  const labels = new Map(names.map(({ value, label }) => [value, label]));
  const byPeriod = new Map(periods.map((period, index) => [period, figures[index] ?? {}]));
  const nameOf = ({ manager }: Award) => groupName(t, 'manager', manager, labels);
  return {
    finding: findingOf(context, awards, nameOf),
    status: 'grey',
    brief: ON_PAPER,
    table: tableOf(context, awards, { byPeriod, nameOf }),
    foot: foot(
      context,
      undefined,
      t('awards.places'),
      ...(silent.length > 0 ? [t('awards.silent', { periods: silent.join(t('widgets.list.comma')) })] : []),
      ...(found.total > MOST_LINES
        ? [t('widgets.foot.first', { shown: MOST_LINES, all: t.format.number(found.total) })]
        : []),
    ),
  };
}

async function figuresOf(context: Context, period: string): Promise<Figures> {
  const asked = monthsOf(period);
  if (!asked) return {};
  const end = monthEnd(asked.last);
  const then = { ...context, asOf: end < context.asOf ? end : context.asOf, period: asked.span };
  const rows = await Promise.all(AWARD_METRICS.map((metric) => askNow(then, metric, ['manager'])));
  return Object.fromEntries(AWARD_METRICS.map((metric, index) => [metric, rows[index] ?? []]));
}

function findingOf({ t }: Context, awards: readonly Award[], nameOf: (award: Award) => string): string {
  const [newest] = awards;
  const own = awards.filter(({ period, name }) => period === newest?.period && name === newest.name);
  const told = {
    award: newest?.name ?? '',
    period: newest?.period ?? '',
    names: own.map(nameOf).join(t('widgets.list.comma')),
  };
  return t('awards.finding', { count: t.format.number(awards.length), ...told });
}

interface Shown {
  readonly byPeriod: ReadonlyMap<string, Figures>;
  readonly nameOf: (award: Award) => string;
}

function tableOf(context: Context, awards: readonly Award[], { byPeriod, nameOf }: Shown): FigureTable {
  const { t } = context;
  return {
    columns: [
      { title: t('awards.award'), align: 'start' },
      { title: dimensionTitle(t, 'manager'), align: 'start' },
      { title: t('awards.period'), align: 'start' },
      ...AWARD_METRICS.map((metric) => ({ title: metricName(t, metric), align: 'end' as const })),
    ],
    rows: awards.map((award) => [
      { text: award.name },
      nameCell(context, nameOf(award), 'manager', award.manager),
      { text: award.period },
      ...AWARD_METRICS.map((metric) => placedCell(context, award, byPeriod.get(award.period)?.[metric] ?? [])),
    ]),
  };
}

/** `96.21% (2 of 38)`: a value says little without those of the others. */
function placedCell(context: Context, { manager }: Award, rows: readonly MetricRow[]): FigureCell {
  const { t } = context;
  const own = rows.find(({ by }) => by.manager === manager);
  const cell = valueCell(context, own);
  if (!own || own.value === null) return cell;
  const known = rows.flatMap(({ value }) => value ?? []);
  const ahead = known.filter((value) =>
    betterOf(context, own.metric) === 'lower' ? value < (own.value ?? 0) : value > (own.value ?? 0),
  );
  const place = { value: cell.text, place: t.format.number(ahead.length + 1), all: t.format.number(known.length) };
  return { ...cell, text: t('awards.place', place) };
}
