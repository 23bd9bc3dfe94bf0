import { PortfolioError } from '../../lib/errors.ts';
import { reason, type Reason, type REASON_TEXTS } from '../../lib/reasons.ts';

type BundleReason = Extract<keyof typeof REASON_TEXTS, `bundle-${string}`>;

/** A bundle that says something else than it holds. */
export function bundleBad(
  file: string,
  key: BundleReason,
  values: Record<string, string | number> = {},
  cause?: unknown,
): PortfolioError {
  const problem: Reason = reason(key, values);
  return new PortfolioError('bundle-bad', { file, problem }, { cause });
}
