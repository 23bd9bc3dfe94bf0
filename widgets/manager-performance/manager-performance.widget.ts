import { contextOf, overYear } from '../shared/context.ts';
import { focusFigures } from '../kinds/focus.ts';
import { ownFigures } from '../kinds/own.ts';
import type { WidgetDefinition } from '../widget.ts';
import { boardOf } from '../cards/board.ts';
import { endsFigure } from '../cards/ends.ts';
import { loadFigure } from '../cards/workload.ts';
import { scorecardFigure } from '../cards/contributions-table.ts';
import ManagerPerformance from './ManagerPerformance.svelte';

/** Client managers: scores, rank and workload side by side, for management review. */
export const managerPerformance: WidgetDefinition = {
  id: 'manager-performance',
  tag: 'bw-manager-performance',
  family: 'managers',
  needs: ['exposure'],
  component: ManagerPerformance,
  async figures(portfolio, request, t, options = {}) {
    const context = contextOf(portfolio, request, t);
    if (!context) return [];
    if (options.metric) return focusFigures(context, options, 'manager');
    // a month holds too few reviews and alerts of one person to be fair
    const year = overYear(context);
    const board = await boardOf(year);
    const own = await Promise.all(ownFigures(context, 'managers'));
    return [scorecardFigure(year, board), endsFigure(year, board), loadFigure(year, board), ...own];
  },
};
