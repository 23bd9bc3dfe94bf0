import type { Engine } from '../../engine/engine.ts';
import type { ImportReport, Issue } from '../../ingest/import-report.ts';
import { literal } from '../../lib/sql.ts';
import { rateTable, type Exchange } from '../../metrics/relations/exchange.ts';
import { readDates } from '../portfolio/prepare-tables.ts';
import { exchangeOf, readLedgerMoney } from './exchange-rates.ts';
import { readParameterRows } from './parameter-rows.ts';

/** Loans of one file in one currency for which there is no rate at their date. */
export interface MissingRate {
  /** ISO code. */
  readonly currency: string;
  readonly base: string;
  readonly rows: number;
  /** What is owed, in units of the currency, over all dates. */
  readonly balance: number;
  /** First date without a rate. */
  readonly from: string;
  readonly file: string;
  /** First row of the file. */
  readonly row: number;
}

/** The rates that are missing; reads the dates and rates that were prepared. */
export async function readMissingRates(engine: Engine, exchange: Exchange | null): Promise<MissingRate[]> {
  if (exchange === null) return [];
  const { rows } = await engine.query(
    `SELECT CAST(e.currency AS VARCHAR), count(*), CAST(sum(e.outstanding) AS DOUBLE), CAST(min(e.as_of_date) AS VARCHAR),
       CAST(e.source_file AS VARCHAR), min(e.source_row)
     FROM exposure AS e
     LEFT JOIN bw_rate AS r ON r.rate_day = e.as_of_date AND r.rate_currency = CAST(e.currency AS VARCHAR)
     WHERE r.rate IS NULL AND CAST(e.currency AS VARCHAR) <> ${literal(exchange.base)}
     GROUP BY ALL ORDER BY 1, 5`,
  );
  return rows.map(([currency, count, balance, from, file, row]) => ({
    ...{ currency: String(currency), base: exchange.base, rows: Number(count), balance: Number(balance ?? 0) },
    ...{ from: String(from), file: String(file), row: Number(row) },
  }));
}

/** How the amounts in the canonical tables are turned into one currency, with a table of the rates, before anything else is made of them. */
export async function readExchange(engine: Engine): Promise<Exchange | null> {
  await readDates(engine);
  const exchange = exchangeOf(await readParameterRows(engine), await readLedgerMoney(engine));
  await engine.query('DROP TABLE IF EXISTS bw_rate');
  if (exchange !== null) await engine.query(rateTable(exchange));
  return exchange;
}

/** The reports with what rates are asked for added to the files whose loans need them. */
export function withRateQuestions(
  reports: readonly ImportReport[],
  missing: readonly MissingRate[],
): readonly ImportReport[] {
  if (missing.length === 0) return reports;
  return reports.map((report) => {
    const own = missing.filter(({ file }) => file === report.file);
    if (own.length === 0) return report;
    const column = report.columns.find(({ target }) => target === 'exposure.currency')?.source ?? null;
    const issues = own.map(({ currency, base, rows, balance, from, row }): Issue => ({
      ...{ file: report.file, row, column, value: currency, problem: 'rate-missing', hint: 'rate-missing' },
      severity: 'warning',
      details: { currency, base, rows, balance, date: from },
    }));
    return {
      ...report,
      issues: [...report.issues, ...issues],
      issueCounts: { ...report.issueCounts, 'rate-missing': own.length },
    };
  });
}
