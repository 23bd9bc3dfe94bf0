import type { MetricRequest } from '../metrics/metric.ts';
import { hideNames } from '../session/portfolio/hidden-names.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { demandKnownValues } from './metric-request.ts';

/** A portfolio as it is to be shown, and how a request is put to it. */
export interface Seen {
  readonly portfolio: Portfolio;
  readonly inWords: (request: MetricRequest) => MetricRequest;
}

/** With `--hide-names` codes stand in place of client managers: in what is shown, and in what is asked, where a number is taken as well. */
export async function seen(portfolio: Portfolio, hide = false): Promise<Seen> {
  if (!hide) return { portfolio, inWords: (request) => request };
  const { portfolio: hidden, request: inWords } = await hideNames(portfolio);
  return { portfolio: hidden, inWords };
}

/** The portfolio and the request as they are to be shown; a filter for what the portfolio does not have is an error that says what it has. */
export async function named(
  portfolio: Portfolio,
  request: MetricRequest,
  hide = false,
): Promise<{ portfolio: Portfolio; request: MetricRequest }> {
  const { portfolio: shown, inWords } = await seen(portfolio, hide);
  await demandKnownValues(shown, inWords(request));
  return { portfolio: shown, request: inWords(request) };
}
