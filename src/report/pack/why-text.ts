import type { Translate } from '../../i18n/translate.ts';
import type { IsoDate } from '../../lib/dates.ts';
import type { MetricRequest } from '../../metrics/metric.ts';
import { bridge } from '../../session/bridge/bridge.ts';
import type { Portfolio } from '../../session/portfolio.ts';
import { effectText } from '../../words/effect-text.ts';

/** A change that is looked into: of which metric, between which books, of what part of the book. */
export interface Moved {
  readonly metric: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly request: Pick<MetricRequest, 'filter'>;
}

/** Causes that are named. */
const CAUSES = 2;

/** Why a value moved, short: what did most to it, and whose loans. Null where it did not, or nobody can say. */
export async function whyText(portfolio: Portfolio, moved: Moved, t: Translate): Promise<string | null> {
  const { metric, from, to, request } = moved;
  const { filter } = request;
  const { groups, unit } = await bridge(portfolio, metric, { from, to, ...(filter ? { filter } : {}) });
  const [group, ...others] = groups;
  if (!group || others.length > 0 || group.effects.length === 0) return null;
  const causes = group.effects.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect)).slice(0, CAUSES);
  const told = causes.map(({ cause, effect, items }) =>
    t('pack.cause', {
      cause: t(`bridge.cause.${cause}`),
      effect: effectText(t, effect, unit),
      items: t.format.number(items),
    }),
  );
  const [largest] = group.items;
  if (largest?.client == null) return told.join(t('widgets.list.semicolon'));
  const labels = await portfolio.values('client', t.language);
  const client = labels.find(({ value }) => value === largest.client)?.label ?? largest.client;
  return [...told, t('pack.largest', { client, effect: effectText(t, largest.effect, unit) })].join(
    t('widgets.list.semicolon'),
  );
}
