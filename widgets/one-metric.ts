import type { Board } from './card.ts';
import { cardOfKind } from './card-of-kind.ts';
import { number } from './kinds/number.ts';
import { metricName } from './shared/group-words.ts';

const USUAL = 'npl-ratio';

/** The board behind `<bw-metric>`: one number on its own. */
export const oneMetric: Board = {
  id: 'metric',
  tag: 'bw-metric',
  needs: [],
  entries: [],
  title: (t) => metricName(t, USUAL),
  cards: ({ catalogue }, { metric = USUAL } = {}) => {
    const { id } = catalogue.find(metric);
    return [cardOfKind(number, { card: number.id, metrics: [id] }, `metric-${id}`)];
  },
};
