import { askNow, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { cellsPicture } from '../kinds/cells.ts';
import { groupName, metricName, reasonText, worstStatus } from '../shared/group-words.ts';
import { purpose, type Drawing } from '../kind.ts';

/** Share of each risk tier's active clients that were reviewed within their interval. */
async function coverageFigure(context: Context): Promise<Drawing> {
  const { t } = context;
  const rows = await askNow(context, 'review-coverage');
  // the sentence is about the tiers; their total stands in the picture beside them
  const tiers = rows.filter(({ by }) => by['tier'] !== 'all');
  const known = tiers.filter(({ value }) => value !== null);
  const worst = [...known].sort((a, b) => (a.value ?? 0) - (b.value ?? 0))[0];
  const count = (status: string) => tiers.filter((row) => row.status === status).length;
  const finding = worst
    ? t('widgets.ranked.worst', {
        name: metricName(t, 'review-coverage'),
        worst: groupName(t, 'tier', worst.by['tier'] ?? 'unknown'),
        value: t.format.value(worst.value ?? 0, worst.unit),
        red: count('red'),
        amber: count('amber'),
        all: known.length,
      })
    : t('widgets.keys.none', { reason: reasonText(t, rows[0]) });
  return {
    finding,
    status: worstStatus(rows.map(({ status }) => status)),
    ...cellsPicture(context, rows, { along: 'tier', finding }),
    foot: foot(context, undefined),
  };
}

/** Clients reviewed within their interval, by tier of risk. */
export const coverage = purpose('review-coverage', ['review-coverage'], coverageFigure, { compares: true });
