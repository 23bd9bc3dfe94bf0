import type { Cell } from '../../engine/engine.ts';
import type { IsoDate } from '../../lib/dates.ts';
import type { MetricRequest, MetricRow } from '../../metrics/metric.ts';
import type { Portfolio } from '../portfolio.ts';

/** The metric whose evidence is the list. */
export const OPEN_TASKS = 'open-tasks';

/** Something a person has to do at the date. */
export interface Task {
  /** Id or code of the client manager; `unknown` where nobody is named. */
  readonly person: string;
  /** `review`, `acknowledgement` … */
  readonly kind: string;
  readonly client: string;
  /** Number of the review, alert, document or covenant. */
  readonly item: string;
  readonly due: IsoDate | null;
  /** 0 until the due date is over; null where there is none. */
  readonly daysLate: number | null;
  /** How many of its kind the person has with the client, and what to ask to see them. */
  readonly row: MetricRow | null;
}

export interface TaskList {
  /** Every one, the latest first; the order is that of dates and ids, the same in every language. */
  readonly tasks: readonly Task[];
  /** How many there are of each kind; no value where nothing is recorded of it in this part of the book. */
  readonly kinds: readonly MetricRow[];
  /** Kinds nothing is recorded of anywhere: whether a person has any of them to do, nobody can say. */
  readonly unrecorded: readonly string[];
}

/** Everything that has to be done at the date of the request, of the part of the book it asks about. */
export async function listTasks(
  { ask, evidence }: Portfolio,
  request: MetricRequest,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<TaskList> {
  const stop = signal ? { signal } : {};
  const [kinds, groups, everybody] = await Promise.all([
    ask(OPEN_TASKS, request, stop),
    ask(OPEN_TASKS, { ...request, by: ['manager', 'client'] }, stop),
    ask(OPEN_TASKS, { ...request, filter: {} }, stop),
  ]);
  const unrecorded = everybody.filter(({ value }) => value === null).map(({ by }) => by.task ?? 'unknown');
  const count = kinds.reduce((sum, { value }) => sum + (value ?? 0), 0);
  if (count === 0) return { tasks: [], kinds, unrecorded };
  const { columns, rows } = (await evidence(OPEN_TASKS, request, { limit: count, ...stop })).rows;
  const found = new Map(groups.map((row) => [keyOf(row.by.manager, row.by.client, row.by.task), row]));
  const tasks = rows.map((cells) => {
    const at = (name: string): Cell => cells[columns.indexOf(name)] ?? null;
    const [person, client, kind] = [textOf(at('manager')), textOf(at('client')), textOf(at('task'))];
    const [due, late] = [at('due_date'), at('days_late')];
    return {
      ...{ person, kind, client, item: textOf(at('item')) },
      due: due === null ? null : String(due),
      daysLate: late === null ? null : Number(late),
      row: found.get(keyOf(person, client, kind)) ?? null,
    };
  });
  return { tasks: tasks.sort(latestFirst), kinds, unrecorded };
}

const keyOf = (...parts: readonly (string | undefined)[]) => JSON.stringify(parts);

const textOf = (cell: Cell) => (cell === null ? 'unknown' : String(cell));

/** What has no due date stands last. */
function latestFirst(a: Task, b: Task): number {
  return (
    (b.daysLate ?? -1) - (a.daysLate ?? -1) ||
    inOrder(a.due ?? '9999', b.due ?? '9999') ||
    inOrder(a.kind, b.kind) ||
    inOrder(a.client, b.client) ||
    inOrder(a.person, b.person) ||
    inOrder(a.item, b.item)
  );
}

const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
