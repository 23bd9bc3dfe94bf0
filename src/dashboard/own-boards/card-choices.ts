import type { Board, CardEntry } from '../../../widgets/card.ts';
import { wholeOf } from '../../../widgets/kinds/focus.ts';
import { makeCard } from '../../../widgets/make-card.ts';
import { lookup } from '../../i18n/lookup.ts';
import type { Translate } from '../../i18n/translate-with.ts';
import type { MetricFacts } from '../../metrics/definition.ts';
import type { Dimension } from '../../metrics/metric.ts';
import type { Portfolio } from '../../session/portfolio.ts';
import type { Choice } from '../find-choices.ts';

/** How a metric may be looked at. */
export type Way = 'number' | 'trend' | 'ranked' | 'heat' | 'table' | 'parts' | 'matrix' | 'curve';

/** Something that can be put on a board: a metric, looked at in one of several ways, or a card as it stands on a board. */
export interface Subject extends Choice {
  readonly ways: readonly Way[];
  /** Of a card that stands on a board. */
  readonly entry?: CardEntry;
  /** Where it stands, or the code of the metric. */
  readonly place: string;
}

/** All that can be put on a board: the metrics of the portfolio, then the cards of the boards there are. */
export function subjectsOf(
  { catalogue }: Pick<Portfolio, 'catalogue'>,
  { boards, t, others = [] }: { boards: readonly Board[]; t: Translate; others?: readonly Translate[] },
): Subject[] {
  const metrics = catalogue.metrics.map((metric): Subject => ({
    value: metric.id,
    label: lookup(t, `metric.${metric.id}`, metric.id),
    also: [metric.code, ...others.map((other) => lookup(other, `metric.${metric.id}`, metric.id))],
    ways: waysOf(metric),
    place: metric.code,
  }));
  const cards = boards.flatMap((board) =>
    board.entries.map((entry): Subject => {
      const { id, title } = makeCard(entry);
      return {
        value: `${board.id}/${id}`,
        label: title(t),
        also: others.map(title),
        entry,
        ways: [],
        place: board.title(t),
      };
    }),
  );
  return [...metrics, ...cards];
}

/** Ways a metric can be looked at, the usual first: one of several numbers as all of them. */
function waysOf({ parts = [] }: MetricFacts): readonly Way[] {
  return parts.length > 0 ? [wholeOf(parts)] : ['trend', 'ranked', 'heat', 'table', 'number'];
}

/** How many dimensions it is split by: one, or one down and one across. */
export function splitsOf(way: Way | undefined): 0 | 1 | 2 {
  if (way === 'heat') return 2;
  return way === 'ranked' || way === 'table' ? 1 : 0;
}

export interface Wish {
  readonly subject: Subject;
  readonly way: Way;
  readonly by: Dimension;
  readonly across: Dimension;
}

/** What is put on a board for what was chosen. */
export function entryOf({ subject, way, by, across }: Wish): CardEntry {
  if (subject.entry) return subject.entry;
  const split = [by, across].slice(0, splitsOf(way));
  return { card: [way, subject.value, ...split].join(':') };
}
