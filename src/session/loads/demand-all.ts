import { isNotLoaded } from '../../ingest/check/not-loaded.ts';
import type { ImportReport } from '../../ingest/import-report.ts';
import { PortfolioError } from '../../lib/errors.ts';

/**
 * Refuses to count on a source of which a file was not loaded, as the command line does: nobody who reads a page with
 * figures sees that one of its tables is missing.
 */
export function demandAll(reports: readonly ImportReport[]): void {
  const missing = reports.find((report) => isNotLoaded(report, reports));
  if (missing) throw new PortfolioError('source-not-loaded', { file: missing.file });
}
