import type { FigureCell } from '../../src/charts/figure.ts';
import { breachSubject, type NotePlace } from '../../src/lib/note-subject.ts';
import { PAGE_KINDS } from '../../src/lib/page-links.ts';
import { monthEnd } from '../../src/lib/dates.ts';
import type { Breach } from '../../src/session/breaches/breach.ts';
import { limitText, placeText, type GroupLabels } from '../../src/words/breach-text.ts';
import { nameCell, valueCell, type Context } from '../shared/context.ts';
import { metricName } from '../shared/group-words.ts';
import { itemsCell } from '../shared/raw-cells.ts';

/** Values beyond a limit as rows of a table: what, where, the value, the limit, items, and whether it is new. */
export function breachRows(context: Context, rows: readonly Breach[], labels: GroupLabels): FigureCell[][] {
  const { t } = context;
  return rows.map((breach) => [
    { text: metricName(t, breach.metric), noted: notePlaceOf(context, breach, labels) },
    placeOf(context, breach, labels),
    valueOf(context, breach),
    { text: limitText(breach, t) },
    itemsCell(t, breach.row),
    { text: changeText(context, breach) },
  ]);
}

/** What a note beside it is on. */
function notePlaceOf({ t, filter }: Context, breach: Breach, labels: GroupLabels): NotePlace {
  const { metric, by, value, limit, unit } = breach;
  return {
    subject: breachSubject(metric, by, filter),
    name: `${metricName(t, metric)} · ${placeText(breach, labels, t)}`,
    told: { value, limit, unit },
  };
}

/** Where it is; of what has a page of its own with the way to it. */
function placeOf(context: Context, breach: Breach, labels: GroupLabels): FigureCell {
  const kind = PAGE_KINDS.findLast((each) => breach.by[each] !== undefined);
  return nameCell(context, placeText(breach, labels, context.t), kind ?? '', kind && breach.by[kind]);
}

/** The value with its state; that of a month ago has none any more. */
function valueOf(context: Context, { row, period }: Breach): FigureCell {
  const { text, ref, status } = valueCell(context, row);
  const cell: FigureCell = { text, ...(ref ? { ref } : {}) };
  return isOver(context, period) || status === undefined ? cell : { ...cell, status };
}

function changeText(context: Context, { period, isNew }: Breach): string {
  const { t } = context;
  if (isOver(context, period)) return t('overview.exceptions.gone', { date: t.format.date(monthEnd(period)) });
  return isNew ? t('breaches.new') : '';
}

function isOver({ months }: Context, period: string): boolean {
  return period !== months.at(-1);
}
