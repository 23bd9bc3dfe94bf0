import type { MetricRequest } from '../metrics/metric.ts';
import { hideNames } from '../session/portfolio/hidden-names.ts';
import type { Portfolio } from '../session/portfolio.ts';

/** The portfolio and the request as they are to be shown: with `--hide-names` codes stand in place of client managers. */
export async function named(
  portfolio: Portfolio,
  request: MetricRequest,
  hide = false,
): Promise<{ portfolio: Portfolio; request: MetricRequest }> {
  if (!hide) return { portfolio, request };
  const hidden = await hideNames(portfolio);
  return { portfolio: hidden.portfolio, request: hidden.request(request) };
}
