import type { RowSet } from '../../engine/engine.ts';
import { assessQuality, hitRows, qualityDate } from '../../ingest/quality/assess.ts';
import type { QualityFinding, TableQuality } from '../../ingest/quality/finding.ts';
import type { Portfolio } from '../portfolio.ts';

const judged = new WeakMap<Portfolio, Promise<TableQuality[]>>();

/** The quality of every table of a portfolio, judged once. */
export function qualityOf(portfolio: Portfolio): Promise<TableQuality[]> {
  const known = judged.get(portfolio);
  if (known) return known;
  const quality = judge(portfolio);
  judged.set(portfolio, quality);
  quality.catch(() => judged.delete(portfolio));
  return quality;
}

async function judge({ engine, imports }: Portfolio): Promise<TableQuality[]> {
  const asOf = await qualityDate(engine);
  return asOf === null ? [] : assessQuality(engine, imports, { asOf });
}

/** More rows than this are for the file, not for the screen. */
const MOST_ROWS = 500;

/** The rows a finding is about, the first five hundred of them; null where it is not about rows. */
export async function findingRows({ engine, imports }: Portfolio, finding: QualityFinding): Promise<RowSet | null> {
  if (finding.samples.length === 0) return null;
  const asOf = await qualityDate(engine);
  const rows = asOf === null ? null : await hitRows(engine, finding, { asOf, limit: MOST_ROWS });
  if (rows) return rows;
  // found by the import, before there was a table: its own list knows the rows
  const own = imports.filter(({ table }) => table === finding.table).flatMap(({ issues }) => issues);
  const isOf = ({ problem, severity }: (typeof own)[number]) =>
    finding.id === 'rejected-rows' ? severity === 'rejected' : problem === finding.id;
  const found = own.filter((issue) => issue.row !== null && isOf(issue)).slice(0, MOST_ROWS);
  return {
    columns: ['source_file', 'source_row', 'column', 'value'],
    rows: found.map(({ file, row, column, value }) => [file, row, column, value]),
  };
}
