import type { LoadReport } from '../../ingest/import-report.ts';
import { tableModel } from '../../model/index.ts';
import { placeIn, type Attempt } from './attempt.ts';

/** Places of loads that change what is shown, rather than add to it: somebody must say so first. */
export function askedAbout(
  { loads, history }: Pick<Attempt, 'loads' | 'history'>,
  shown: Pick<Attempt, 'loads' | 'history'>,
): number[] {
  return history.flatMap((report, index) => {
    const load = loads[index];
    const before = load ? shown.history[placeIn(shown, load)] : undefined;
    return replaces(report) && !(before && replaces(before)) ? [index] : [];
  });
}

/**
 * A row that is there changes or goes, or a month comes again, be it the same. Rows with a key alone that come again
 * unchanged say nothing new: the list of clients is sent every month.
 */
function replaces({ beside, changes }: LoadReport): boolean {
  return (
    !beside &&
    changes.some(({ table, removed, restated, unchanged }) => {
      const again = tableModel(table).batch !== undefined && unchanged > 0;
      return removed + restated > 0 || again;
    })
  );
}
