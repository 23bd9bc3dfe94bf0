import type { Portfolio } from '../session/portfolio.ts';
import { FX_QUOTE, rateCurrency } from '../session/settings/exchange-rates.ts';
import { doubtDetails, doubtKind } from '../session/settings/doubted-rates.ts';

/** A currency whose rate is asked for: how many rows wait for it, and what is owed on them. */
export interface RateQuestion {
  readonly currency: string;
  readonly base: string;
  readonly rows: number;
  readonly balance: number;
}

/** Currencies with a rate that cannot be right, one each, in the words of the question. */
export function doubtQuestions({ exchange }: Pick<Portfolio, 'exchange'>) {
  const { doubts = [], base = '' } = exchange ?? {};
  const firsts = new Map(doubts.toReversed().map((doubt) => [doubt.currency, doubt]));
  return [...firsts.values()].map((doubt) => ({
    kind: doubtKind(doubt),
    words: doubtDetails(doubt, base),
  }));
}

/** Currencies without a rate, one each; those answered on the page, or whose rate is doubted, are not asked again. */
export function rateQuestions({
  imports,
  settings,
  exchange,
}: Pick<Portfolio, 'imports' | 'settings' | 'exchange'>): RateQuestion[] {
  const given = new Set(
    settings.rows
      .filter(({ origin }) => origin === 'edit')
      .map(({ key }) => rateCurrency(key) ?? rateCurrency(key, FX_QUOTE) ?? ''),
  );
  for (const { currency } of exchange?.doubts ?? []) given.add(currency);
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
