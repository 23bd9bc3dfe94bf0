import { cellGrid, gridSize, type GridCell } from '../../src/charts/cell-grid.ts';
import type { Figure, FigureCell, FigureTable } from '../../src/charts/figure.ts';
import { addDays } from '../../src/lib/dates.ts';
import type { Status } from '../../src/metrics/metric.ts';
import { DAYS_AHEAD, listDue, UNPLANNED, type DueList } from '../../src/session/tasks/list-due.ts';
import { LONG_LATE, type Task, type TaskList } from '../../src/session/tasks/list-tasks.ts';
import { namedText, recordText } from '../../src/words/record-text.ts';
import { askNow, isFiltered, nameCell, requestOf, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { asHeading, groupName, SHAPES, worstStatus } from '../shared/group-words.ts';
import { dateCell } from '../shared/raw-cells.ts';
import type { Drawing } from '../kind.ts';
import { labelsOf } from './ranked.ts';

const WEEK = 7;
const WEEKS = Math.ceil((DAYS_AHEAD + 1) / WEEK);
const ON_PAPER = 10;
/** How strongly what is late is filled, however little it is. */
const LATE_FILL = 0.7;
/** The table whose words tell the kind of an item more closely, and the column of it. */
const DETAILS: Readonly<Record<string, { table: string; name: string }>> = {
  review: { table: 'review', name: 'review_type' },
  permit: { table: 'file_item', name: 'doc_type' },
  document: { table: 'file_item', name: 'doc_type' },
  certificate: { table: 'covenant', name: 'metric' },
};

/** How an item stands: late for more than a month, late, due within a week, due later. */
type Standing = 'long-late' | 'late' | 'soon' | 'later';
const STATES: Readonly<Record<Standing, Status>> = { 'long-late': 'red', late: 'amber', soon: 'grey', later: 'grey' };

interface Names {
  readonly person: (task: Task) => string;
  readonly client: (task: Task) => string;
  readonly kind: (kind: string) => string;
}

/** What is late and what falls due in the next 90 days, kind by week, and underneath each item with whose it is. */
export async function calendarFigure(context: Context): Promise<Drawing> {
  const { t, portfolio, filter, signal, asOf } = context;
  const [list, names, [book]] = await Promise.all([
    listDue(portfolio, { ...requestOf(context), asOf }, { signal }),
    namesOf(context),
    isFiltered(filter) ? askNow(context, 'outstanding-balance') : [],
  ]);
  const { tasks, kinds, unrecorded } = list;
  const nobody = isFiltered(filter) && (book?.n ?? 0) === 0;
  const known = kinds.length > unrecorded.length;
  const finding = findingOf(context, list, { names, nobody });
  const silent = unrecorded.map(names.kind).join(t('widgets.list.comma'));
  const quiet: Status = known && unrecorded.length === 0 && !nobody ? 'green' : 'grey';
  const late = tasks.some(isLate);
  return {
    finding,
    // nothing limits how much may be late: it is worth a look, and red is each item that is late for long
    status: late ? 'amber' : quiet,
    brief: ON_PAPER,
    ...(tasks.length > 0
      ? { chart: picture(context, list, { names, finding }), table: tableOf(context, tasks, names) }
      : {}),
    foot: foot(
      context,
      undefined,
      ...(tasks.some(({ kind }) => kind === UNPLANNED) ? [t('calendar.unplanned')] : []),
      ...(known && unrecorded.length > 0 ? [t('overview.tasks.not-known', { kinds: silent })] : []),
    ),
  };
}

async function namesOf(context: Context): Promise<Names> {
  const { t } = context;
  const [people, clients] = await Promise.all([labelsOf(context, 'manager'), labelsOf(context, 'client')]);
  return {
    person: ({ person }) => groupName(t, 'manager', person, people),
    client: ({ client }) =>
      client === 'unknown' ? t('widgets.unknown') : namedText(client, groupName(t, 'client', client, clients), t),
    kind: (kind) => groupName(t, 'due', kind),
  };
}

/** What has no day is late: nobody says for how long. */
function isLate({ daysLate }: Task): boolean {
  return daysLate === null || daysLate > 0;
}

function standingOf(task: Task): Standing {
  const { daysLate } = task;
  if (isLate(task)) return (daysLate ?? 0) > LONG_LATE ? 'long-late' : 'late';
  return -(daysLate ?? 0) < WEEK ? 'soon' : 'later';
}

/** 0 for what is late, then the week of the date and each after it. */
function columnOf(task: Task): number {
  return isLate(task) ? 0 : 1 + Math.floor(-(task.daysLate ?? 0) / WEEK);
}

function findingOf(
  { t }: Context,
  { tasks, kinds, unrecorded }: TaskList,
  { names, nobody }: { names: Names; nobody: boolean },
): string {
  if (tasks.length === 0) {
    if (unrecorded.length === kinds.length) return t('calendar.unknown');
    if (nobody) return t('overview.tasks.nobody');
    return t(unrecorded.length === 0 ? 'calendar.none' : 'calendar.unsure', { days: DAYS_AHEAD });
  }
  const late = tasks.filter(isLate);
  const count = (of: readonly Task[]) => t.format.number(of.length);
  const ahead = t('calendar.ahead', {
    due: count(tasks.filter((task) => !isLate(task))),
    days: DAYS_AHEAD,
    soon: count(tasks.filter((task) => standingOf(task) === 'soon')),
    week: WEEK,
  });
  const [oldest] = late;
  if (!oldest) return t('calendar.none-late', { ahead });
  const first = t('overview.tasks.oldest', { task: names.kind(oldest.kind), client: names.client(oldest) });
  const days = oldest.daysLate;
  return t(days === null ? 'calendar.late-undated' : 'calendar.late', {
    ...{ late: count(late), ahead, oldest: first },
    days: t.format.number(days ?? 0),
    edge: t.format.number(LONG_LATE),
    long: count(late.filter((task) => standingOf(task) === 'long-late')),
  });
}

function picture(
  context: Context,
  { tasks, kinds, unrecorded, months }: DueList,
  { names, finding }: { names: Names; finding: string },
): NonNullable<Figure['chart']> {
  const { t, asOf } = context;
  const recorded = kinds.flatMap(({ by }) => (unrecorded.includes(by.due ?? '') ? [] : [by.due ?? 'unknown']));
  const rows = [...recorded, ...(tasks.some(({ kind }) => kind === UNPLANNED) ? [UNPLANNED] : [])];
  const weeks = Array.from({ length: WEEKS }, (_, week) => {
    const [from, to] = [addDays(asOf, week * WEEK), addDays(asOf, Math.min(week * WEEK + WEEK - 1, DAYS_AHEAD))];
    return {
      short: dayText(context, from),
      long: t('calendar.week', { from: t.format.date(from), to: t.format.date(to) }),
    };
  });
  const columns = [t('calendar.state.late'), ...weeks.map(({ short }) => short)];
  const placed = rows.map((kind) =>
    columns.map((_, column) => tasks.filter((task) => task.kind === kind && columnOf(task) === column)),
  );
  const most = Math.max(1, ...placed.flat().map(({ length }) => length));
  const refOf = (kind: string, [first]: readonly Task[]) => {
    const month = months.find(({ by }) => by.months_ahead === first?.row?.by.months_ahead);
    return valueCell(context, kind === UNPLANNED ? month : kinds.find(({ by }) => by.due === kind)).ref;
  };
  const cellOf = (row: number, column: number, items: readonly Task[]): GridCell => {
    const kind = asHeading(names.kind(rows[row] ?? ''));
    const when = column === 0 ? t('calendar.state.late') : (weeks[column - 1]?.long ?? '');
    const state = worstStatus(items.map((task) => STATES[standingOf(task)]));
    const ref = items.length > 0 ? refOf(rows[row] ?? '', items) : undefined;
    return {
      text: [state === 'grey' ? '' : SHAPES[state], t.format.number(items.length)].filter(Boolean).join(' '),
      ...(ref ? { ref } : {}),
      strength: state === 'grey' ? items.length / most : LATE_FILL,
      ...(state === 'grey' ? {} : { paint: (theme) => theme.status[state] }),
      faint: items.length === 0,
      tip: [kind, when, t('calendar.items', { count: items.length })].join('\n'),
    };
  };
  const grid = {
    rows: rows.map((kind) => asHeading(names.kind(kind))),
    columns,
    cells: placed.map((cells, row) => cells.map((items, column) => cellOf(row, column, items))),
  };
  const listed = (texts: readonly string[]) => texts.join(t('widgets.list.comma'));
  return {
    option: cellGrid(grid),
    ...gridSize(grid),
    alt: t('widgets.chart.cells', { rows: listed(grid.rows), columns: listed(columns), finding }),
  };
}

function dayText({ t }: Context, date: string): string {
  const [, month = '', day = ''] = date.split('-');
  return t.language === 'zh-CN' ? `${Number(month)}/${Number(day)}` : `${month}-${day}`;
}

function tableOf(context: Context, tasks: readonly Task[], names: Names): FigureTable {
  const { t } = context;
  return {
    columns: [
      { title: t('overview.tasks.due'), align: 'start' },
      { title: t('calendar.item'), align: 'start' },
      { title: t('overview.tasks.client'), align: 'start' },
      { title: t('overview.tasks.person'), align: 'start' },
      { title: t('calendar.days'), align: 'end' },
      { title: t('widgets.state'), align: 'start' },
      { title: t('overview.tasks.same'), align: 'end' },
    ],
    rows: tasks.map((task) => [
      task.due === null ? { text: t('value.none') } : dateCell(t, task.due),
      { text: itemText(context, task, names) },
      nameCell(context, names.client(task), 'client', task.client),
      nameCell(context, names.person(task), 'manager', task.person),
      daysCell(context, task.daysLate),
      stateCell(context, task),
      task.row ? valueCell(context, task.row) : { text: '' },
    ]),
  };
}

function itemText({ t }: Context, { kind, detail }: Task, names: Names): string {
  const of = DETAILS[kind];
  const name = asHeading(names.kind(kind));
  if (!of || detail === undefined || detail === 'unknown') return name;
  return t('calendar.detail', { kind: name, detail: recordText({ ...of, type: 'code' }, detail, t) });
}

/** `12 late`, `in 5`: a sign alone would have to be learned. As a number the days that are left. */
function daysCell({ t }: Context, daysLate: number | null): FigureCell {
  if (daysLate === null) return { text: t('value.none') };
  const days = t.format.number(Math.abs(daysLate));
  const text = daysLate > 0 ? t('calendar.days-late', { days }) : t('calendar.days-left', { days });
  return { text: daysLate === 0 ? t('calendar.today') : text, raw: { value: 0 - daysLate, form: 'days' } };
}

function stateCell({ t }: Context, task: Task): FigureCell {
  const standing = standingOf(task);
  const status = STATES[standing];
  const params = { days: LONG_LATE, week: WEEK };
  return { text: t(`calendar.state.${standing}`, params), ...(status === 'grey' ? {} : { status }) };
}
