import type { FigureCell, FigureTable } from '../../src/charts/figure.ts';
import type { Status } from '../../src/metrics/metric.ts';
import { listTasks, LONG_LATE, type Task, type TaskList } from '../../src/session/tasks/list-tasks.ts';
import { asHeading, groupName } from '../shared/group-words.ts';
import { askNow, isFiltered, nameCell, requestOf, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { countCell, dateCell } from '../shared/raw-cells.ts';
import { labelsOf } from '../kinds/ranked.ts';
import { LONG_LIST, purpose, type Drawing } from '../kind.ts';

const ON_PAPER = 3;

interface Names {
  readonly person: (task: Task) => string;
  readonly client: (task: Task) => string;
  readonly kind: (kind: string) => string;
}

/** Everything that somebody has to do, a row a task, the latest first. */
async function tasksFigure(context: Context): Promise<Drawing> {
  const { t, portfolio, filter, signal } = context;
  const [list, names, [book]] = await Promise.all([
    listTasks(portfolio, requestOf(context), { signal }),
    namesOf(context),
    askNow(context, 'outstanding-balance'),
  ]);
  const nobody = isFiltered(filter) && (book?.n ?? 0) === 0;
  const { unrecorded, kinds } = list;
  const partly = unrecorded.length > 0 && unrecorded.length < kinds.length;
  const silent = unrecorded.map(names.kind).join(t('widgets.list.comma'));
  return {
    finding: findingOf(context, list, { names, nobody }),
    status: statusOf(list, nobody),
    brief: ON_PAPER,
    ...(list.tasks.length > 0 ? { table: tableOf(context, list.tasks, names) } : {}),
    foot: foot(context, undefined, ...(partly ? [t('overview.tasks.not-known', { kinds: silent })] : [])),
  };
}

async function namesOf(context: Context): Promise<Names> {
  const { t } = context;
  const [people, clients] = await Promise.all([labelsOf(context, 'manager'), labelsOf(context, 'client')]);
  return {
    person: ({ person }) => groupName(t, 'manager', person, people),
    client: ({ client: id }) => {
      const name = groupName(t, 'client', id, clients);
      return name === id || id === 'unknown' ? name : t('overview.tasks.named', { name, id });
    },
    kind: (kind) => groupName(t, 'task', kind),
  };
}

/** Nothing to be done is good news only where every kind is recorded, and somebody is asked about. */
function statusOf({ tasks, kinds, unrecorded }: TaskList, nobody: boolean): Status {
  if (tasks.length > 0) return 'amber';
  return kinds.length > 0 && unrecorded.length === 0 && !nobody ? 'green' : 'grey';
}

function findingOf(
  { t }: Context,
  { tasks, kinds, unrecorded }: TaskList,
  { names, nobody }: { names: Names; nobody: boolean },
): string {
  const [oldest] = tasks;
  if (!oldest) {
    if (unrecorded.length === kinds.length) return t('overview.tasks.unknown');
    if (nobody) return t('overview.tasks.nobody');
    return t(unrecorded.length === 0 ? 'overview.tasks.none' : 'overview.tasks.unsure');
  }
  const people = new Set(tasks.map(({ person }) => person).filter((person) => person !== 'unknown')).size;
  const counts = { count: t.format.number(tasks.length), people: t.format.number(people) };
  if (oldest.daysLate === null) return t('overview.tasks.undated', counts);
  return t('overview.tasks.finding', {
    ...counts,
    edge: t.format.number(LONG_LATE),
    late: t.format.number(tasks.filter(({ daysLate }) => (daysLate ?? 0) > LONG_LATE).length),
    oldest: t('overview.tasks.oldest', { task: names.kind(oldest.kind), client: names.client(oldest) }),
    days: t.format.number(oldest.daysLate),
  });
}

function tableOf(context: Context, tasks: readonly Task[], names: Names): FigureTable {
  const { t } = context;
  return {
    columns: [
      { title: t('overview.tasks.person'), align: 'start' },
      { title: t('overview.tasks.task'), align: 'start' },
      { title: t('overview.tasks.client'), align: 'start' },
      { title: t('overview.tasks.due'), align: 'start' },
      { title: t('overview.tasks.late'), align: 'end' },
      { title: t('overview.tasks.same'), align: 'end' },
    ],
    rows: tasks.map((task) => [
      nameCell(context, names.person(task), 'manager', task.person),
      { text: asHeading(names.kind(task.kind)) },
      nameCell(context, names.client(task), 'client', task.client),
      task.due === null ? { text: t('value.none') } : dateCell(t, task.due),
      task.daysLate === null ? { text: t('value.none') } : countCell(t, task.daysLate),
      evidenceCell(context, task),
    ]),
  };
}

/** How many of its kind there are here, which leads to them and their rows in the files. */
function evidenceCell(context: Context, { row }: Task): FigureCell {
  if (!row) return { text: '' };
  const { text, ref } = valueCell(context, row);
  return { text, ...(ref ? { ref } : {}) };
}

/** What is to be done, and by whom. */
export const tasks = purpose('tasks', ['open-tasks'], tasksFigure, { ...LONG_LIST, compares: 'rows' });
