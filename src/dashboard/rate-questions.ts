import type { Portfolio } from '../session/portfolio.ts';
import { rateCurrency } from '../session/settings/exchange-rates.ts';

/** A currency whose rate is asked for: how many rows wait for it, and what is owed on them. */
export interface RateQuestion {
  readonly currency: string;
  readonly base: string;
  readonly rows: number;
  readonly balance: number;
}

/** Currencies without a rate, one each; those answered on the page are not asked again. */
export function rateQuestions({ imports, settings }: Pick<Portfolio, 'imports' | 'settings'>): RateQuestion[] {
  const given = new Set(
    settings.rows.filter(({ origin }) => origin === 'edit').map(({ key }) => rateCurrency(key) ?? ''),
  );
  const found = new Map<string, RateQuestion>();
  for (const { problem, details = {} } of imports.flatMap(({ issues }) => issues)) {
    const currency = String(details['currency'] ?? '');
    if (problem !== 'rate-missing' || given.has(currency)) continue;
    const { rows = 0, balance = 0 } = found.get(currency) ?? {};
    found.set(currency, {
      ...{ currency, base: String(details['base'] ?? '') },
      ...{ rows: rows + Number(details['rows'] ?? 0), balance: balance + Number(details['balance'] ?? 0) },
    });
  }
  return [...found.values()];
}
