import type { FigureCell, FigureTable } from '../../src/charts/figure.ts';
import { addMonths, monthEnd, monthOf } from '../../src/lib/dates.ts';
import type { Bridge, BridgeGroup } from '../../src/session/bridge/bridge-group.ts';
import { bridge } from '../../src/session/bridge/bridge.ts';
import { itemText } from '../../src/words/bridge-text.ts';
import { effectText } from '../../src/words/effect-text.ts';
import type { Drawing } from '../kind.ts';
import { bridgeChart } from '../shared/bridge-chart.ts';
import { refOfRow, requestOf, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { asHeading, groupName, metricName, reasonText } from '../shared/group-words.ts';
import { betterOf, lookBackOf } from '../shared/limit-lines.ts';
import { LOOK_BACK } from './month-table.ts';
import { labelsOf } from './ranked.ts';

/** Items that are named under what they have in common. */
const NAMED = 8;

/** Why a value is another one than three months ago: what each cause did to it, and the loans or clients behind. */
export async function whyFigure(context: Context, { metric }: { metric: string }): Promise<Drawing> {
  const { t, portfolio } = context;
  const back = lookBackOf(context, metric, LOOK_BACK);
  const dates = datesOf(context, back);
  const name = metricName(t, metric);
  if (dates === null) return nothing(context, t('why.no-book', { name }));
  const { filter, period } = requestOf(context);
  const asked = { ...dates, ...(filter ? { filter } : {}), ...(period ? { period } : {}) };
  const [found, clients] = await Promise.all([bridge(portfolio, metric, asked), labelsOf(context, 'client')]);
  const [group, ...others] = found.groups;
  // a metric of parts has a change for each: none of them speaks for all
  if (others.length > 0) return nothing(context, t('why.parts', { name }));
  if (!group) {
    const [gap] = found.missing;
    const reason = gap?.to ?? gap?.from ?? null;
    return nothing(context, t('why.none', { name, reason: reasonText(t, { reason }) }));
  }
  const better = betterOf(context, metric);
  const nameOf = (id: string) => groupName(t, 'client', id, clients);
  return {
    finding: findingOf(context, { found, group, name, nameOf }),
    status: group.to.status,
    ...(group.effects.length > 0 ? { chart: bridgeChart(found, group, better, t) } : {}),
    table: tableOf(context, { found, group, nameOf }),
    foot: foot(context, group.to, t('why.since', { date: t.format.date(dates.from) })),
  };
}

/** The newest book, and the one so many months before it. */
function datesOf({ portfolio, asOf }: Context, back: number): { from: string; to: string } | null {
  const to = portfolio.snapshots.findLast((date) => date <= asOf);
  if (to === undefined) return null;
  const end = monthEnd(addMonths(monthOf(to), -back));
  const from = portfolio.snapshots.findLast((date) => date <= end);
  return from === undefined || monthOf(from) !== monthOf(end) ? null : { from, to };
}

interface Found {
  readonly found: Bridge;
  readonly group: BridgeGroup;
  readonly nameOf: (client: string) => string;
}

/** The change, the cause that did most to it, and the one item that did. */
function findingOf({ t }: Context, { found: { unit }, group, name, nameOf }: Found & { name: string }): string {
  const { effects, items, change, from, to } = group;
  const values = { name: asHeading(name), from: valueText(t, from.value, unit), to: valueText(t, to.value, unit) };
  const most = effects.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect))[0];
  if (!most) return t('why.same', values);
  const moved = t('why.finding', {
    ...values,
    change: effectText(t, change, unit),
    cause: t(`bridge.cause.${most.cause}`),
    effect: effectText(t, most.effect, unit),
    items: t.format.number(most.items),
  });
  const [largest] = items;
  if (!largest || largest.client === null) return moved;
  const item = { client: nameOf(largest.client), effect: effectText(t, largest.effect, unit) };
  return moved + t('widgets.gap') + t('why.largest', item);
}

function valueText(t: Context['t'], value: number | null, unit: Bridge['unit']): string {
  return value === null ? t('value.none') : t.format.value(value, unit);
}

/** Each cause with what it did, and below them the items that did most. */
function tableOf(context: Context, { found: { unit }, group, nameOf }: Found): FigureTable {
  const { t } = context;
  const effect = (value: number): FigureCell => ({ text: effectText(t, value, unit), raw: { value, form: unit } });
  const causes = group.effects.map(({ cause, effect: value, items }): FigureCell[] => [
    { text: t(`bridge.cause.${cause}`) },
    { text: t('why.items', { count: t.format.number(items) }) },
    effect(value),
  ]);
  const items = group.items.slice(0, NAMED).map((item): FigureCell[] => [
    { text: t(`bridge.cause.${item.cause}`) },
    {
      text: [item.client === null ? '' : nameOf(item.client), itemText(item, t)].filter(Boolean).join(' · '),
      ...(item.client === null ? {} : { thing: { kind: 'client', id: item.client } as const }),
    },
    effect(item.effect),
  ]);
  const total: FigureCell[] = [
    { text: t('bridge.total') },
    { text: '' },
    { ...effect(group.change), ref: refOfRow(context, group.to) },
  ];
  return {
    columns: [
      { title: t('bridge.cause'), align: 'start' },
      { title: t('why.what'), align: 'start' },
      { title: t('why.effect'), align: 'end' },
    ],
    rows: [...causes, ...items, total],
    totals: 1,
  };
}

function nothing(context: Context, finding: string): Drawing {
  return { finding, status: 'grey', nothing: true, foot: foot(context, undefined) };
}
