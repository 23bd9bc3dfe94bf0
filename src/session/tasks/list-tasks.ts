import type { Cell } from '../../engine/engine.ts';
import type { IsoDate } from '../../lib/dates.ts';
import type { MetricRequest, MetricRow } from '../../metrics/metric.ts';
import type { Portfolio } from '../portfolio.ts';

/** A metric whose evidence is a list of things to do, and the part of it that says of what kind each is. */
export interface TaskSource {
  readonly metric: string;
  readonly part: string;
}

/** The metric whose evidence is the list. */
export const OPEN_TASKS = 'open-tasks';
/** Days after which what is late is told apart. */
export const LONG_LATE = 30;

const TO_DO: TaskSource = { metric: OPEN_TASKS, part: 'task' };

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
  /** What it is more closely, where the list says: `periodic`, `licence`. */
  readonly detail?: string;
  /** 0 until the due date is over, or below it where the list looks ahead; null where there is none. */
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
  { signal, of: { metric, part } = TO_DO }: { signal?: AbortSignal | undefined; of?: TaskSource } = {},
): Promise<TaskList> {
  const stop = signal ? { signal } : {};
  const [kinds, groups, everybody] = await Promise.all([
    ask(metric, request, stop),
    ask(metric, { ...request, by: ['manager', 'client'] }, stop),
    ask(metric, { ...request, filter: {} }, stop),
  ]);
  const unrecorded = everybody.filter(({ value }) => value === null).map(({ by }) => by[part] ?? 'unknown');
  const count = kinds.reduce((sum, { value }) => sum + (value ?? 0), 0);
  if (count === 0) return { tasks: [], kinds, unrecorded };
  const { columns, rows } = (await evidence(metric, request, { limit: count, ...stop })).rows;
  const found = new Map(groups.map((row) => [keyOf(row.by.manager, row.by.client, row.by[part]), row]));
  const tasks = rows.map((cells) => {
    const at = (name: string): Cell => cells[columns.indexOf(name)] ?? null;
    const [person, client, kind] = [textOf(at('manager')), textOf(at('client')), textOf(at(part))];
    const [due, late] = [at('due_date'), at('days_late')];
    return {
      ...{ person, kind, client, item: textOf(at('item')) },
      ...(columns.includes('detail') ? { detail: textOf(at('detail')) } : {}),
      due: due === null ? null : String(due),
      daysLate: late === null ? null : Number(late),
      row: found.get(keyOf(person, client, kind)) ?? null,
    };
  });
  return { tasks: tasks.sort(latestFirst), kinds, unrecorded };
}

const keyOf = (...parts: readonly (string | undefined)[]) => JSON.stringify(parts);

const textOf = (cell: Cell) => (cell === null ? 'unknown' : String(cell));

/** What has no due date stands last; no list looks so far ahead. */
const UNDATED = -100_000;

/** The latest first, what is yet to come by its day. */
export function latestFirst(a: Task, b: Task): number {
  return (
    (b.daysLate ?? UNDATED) - (a.daysLate ?? UNDATED) ||
    inOrder(a.due ?? '9999', b.due ?? '9999') ||
    inOrder(a.kind, b.kind) ||
    inOrder(a.client, b.client) ||
    inOrder(a.person, b.person) ||
    inOrder(a.item, b.item)
  );
}

const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
