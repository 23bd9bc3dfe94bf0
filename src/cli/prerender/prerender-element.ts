import type { Card, CardRequest } from '../../../widgets/card.ts';
import { oneCard, wishOf } from '../../../widgets/one-card.ts';
import { oneMetric } from '../../../widgets/one-metric.ts';
import { ELEMENTS } from '../../elements/element-list.ts';
import { widgetMonths, widgetRequest } from '../../elements/widget-request.ts';
import type { Figure } from '../../charts/figure.ts';
import type { Translate } from '../../i18n/translate.ts';
import { PortfolioError } from '../../lib/errors.ts';
import { reason } from '../../lib/reasons.ts';
import type { Portfolio } from '../../session/portfolio.ts';
import { demandKnownValues } from '../metric-request.ts';
import type { PageElement } from './page-elements.ts';

/** What an element shows, by its attributes: the card its script draws. */
export async function elementFigure(
  portfolio: Portfolio,
  element: PageElement,
  t: Translate,
): Promise<{ figure: Figure; asOf: string }> {
  demandValues(element);
  const read = (name: string) => element.attributes[name] ?? null;
  const request = widgetRequest(
    {},
    { asOf: read('as-of'), filter: read('filter'), compare: read('compare') },
    portfolio.snapshots,
  );
  widgetMonths(read('months'));
  await demandKnownValues(portfolio, request);
  const [card] = cardsOf(element, portfolio);
  const missing = card?.missing(portfolio) ?? [];
  const figure = card && missing.length === 0 ? await card.figure(portfolio, request, t) : null;
  if (!figure)
    throw new PortfolioError('bad-value', {
      option: element.tag,
      value: read('metric') ?? read('card') ?? '',
      hint: reason('no-data-for', { missing: missing.length > 0 ? `: ${missing.join(', ')}` : '' }),
    });
  return { figure, asOf: dateOf(portfolio, request) };
}

function cardsOf({ tag, attributes }: PageElement, portfolio: Portfolio): readonly Card[] {
  const read = (name: string) => attributes[name] ?? null;
  const metric = read('metric');
  if (tag === 'bw-metric') return oneMetric.cards(portfolio, metric === null ? {} : { metric });
  return oneCard(wishOf(tag, read)).cards(portfolio);
}

function dateOf({ snapshots, lastEvent }: Portfolio, { asOf }: CardRequest): string {
  return asOf ?? snapshots.at(-1) ?? lastEvent ?? '';
}

/** Refuses what is not among the few values an attribute can have. */
function demandValues({ tag, attributes }: PageElement): void {
  const known = ELEMENTS.find((each) => each.tag === tag)?.attributes ?? [];
  for (const { name, values } of known) {
    const value = attributes[name];
    if (name === 'lang' || value === undefined || values === undefined || values.includes(value)) continue;
    throw new PortfolioError('bad-value', {
      option: name,
      value,
      hint: reason('one-of', { known: values.join(', ') }),
    });
  }
}
