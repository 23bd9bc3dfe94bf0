import { addDays, daysBetween } from '../../lib/dates.ts';
import type { MetricRequest, MetricRow } from '../../metrics/metric.ts';
import { DAYS_AHEAD } from '../../metrics/relations/due-rows.ts';
import type { Portfolio } from '../portfolio.ts';
import { latestFirst, listTasks, type Task, type TaskList } from './list-tasks.ts';

export { DAYS_AHEAD };

const DUE = { metric: 'due-items', part: 'due' };
/** Reviews to come month by month, with those nobody has planned yet. */
const ARRIVALS = 'review-arrivals';
/** The kind of a review that nobody has planned: the days within which its client must be reviewed say when it falls due. */
export const UNPLANNED = 'unplanned-review';

export interface DueList extends TaskList {
  /** Reviews to come month by month, planned or not. */
  readonly months: readonly MetricRow[];
}

/** Everything late at the date, or due in the 90 days after it, of the part of the book that is asked about, the latest first. */
export async function listDue(
  portfolio: Portfolio,
  request: MetricRequest & { asOf: string },
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<DueList> {
  const [planned, { months, tasks }] = await Promise.all([
    listTasks(portfolio, request, { signal, of: DUE }),
    unplanned(portfolio, request, signal),
  ]);
  return { ...planned, months, tasks: [...planned.tasks, ...tasks].sort(latestFirst) };
}

async function unplanned(
  { ask, evidence, missing }: Portfolio,
  request: MetricRequest & { asOf: string },
  signal: AbortSignal | undefined,
): Promise<Pick<DueList, 'months' | 'tasks'>> {
  if (missing(ARRIVALS).length > 0) return { months: [], tasks: [] };
  const stop = signal ? { signal } : {};
  const [months, groups] = await Promise.all([
    ask(ARRIVALS, request, stop),
    ask(ARRIVALS, { ...request, by: ['manager', 'client'] }, stop),
  ]);
  const count = months.reduce((sum, { value }) => sum + (value ?? 0), 0);
  if (!months.some(({ flags }) => flags.includes('GENERATED')) || count === 0) return { months, tasks: [] };
  const { columns, rows } = (await evidence(ARRIVALS, request, { limit: count, ...stop })).rows;
  const last = addDays(request.asOf, DAYS_AHEAD);
  const tasks = rows.flatMap((cells): Task[] => {
    const at = (name: string) => cells[columns.indexOf(name)] ?? null;
    const due = String(at('due_date'));
    if (at('generated') !== true || due > last) return [];
    const [person, client] = [String(at('manager') ?? 'unknown'), String(at('client') ?? 'unknown')];
    const month = String(at('months_ahead'));
    return [
      {
        ...{ person, kind: UNPLANNED, client, item: 'unknown', due },
        daysLate: daysBetween(due, request.asOf),
        row: groups.find(isOf(person, client, month)) ?? null,
      },
    ];
  });
  return { months, tasks };
}

function isOf(person: string, client: string, month: string) {
  return ({ by }: MetricRow) => by.manager === person && by.client === client && by.months_ahead === month;
}
