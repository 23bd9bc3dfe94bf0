import type { Book, Statement } from './book.ts';
import { annualised, clients, known, statementAYearBefore, trailing, yearBefore } from './finance.ts';
import type { Opinion, Reading } from './opinion.ts';
import * as plain from './plain.ts';
import type { Fact } from './plain.ts';

/** Turnover of receivables now and a year before, both on the mean of opening and closing ones, or both on the closing ones. */
export function turnovers(book: Book, statement: Statement, at: string): Omit<Fact, 'by'> | null {
  const before = statementAYearBefore(book, statement, at);
  if (!before) return null;
  const [now, then] = [trailing(book, 'revenue', statement, at), trailing(book, 'revenue', before, at)];
  const owed = (end: string) =>
    book.financials.find(
      (each) =>
        each.client_id === statement.client_id &&
        each.period_end === end &&
        known(each) <= at &&
        each.accounts_receivable !== null,
    )?.accounts_receivable ?? null;
  const [close, open] = [statement.accounts_receivable, before.accounts_receivable];
  const older = owed(yearBefore(before.period_end));
  if (now === null || then === null || close === null || open === null) return null;
  const flags = [statement, before].some((each) => annualised(book, 'revenue', each, at)) ? ['ANNUALISED'] : [];
  return older === null
    ? { top: now, bottom: close, then: { top: then, bottom: open }, flags: [...flags, 'CLOSING_BASIS'] }
    : { top: now, bottom: (close + open) / 2, then: { top: then, bottom: (open + older) / 2 }, flags };
}

/** A client's two turnovers; one that has a turnover and none of the year before has too short a history. */
function client(book: Book, statement: Statement, at: string): Omit<Fact, 'by'> {
  const both = turnovers(book, statement, at);
  if (both) return { ...both, whole: 1 };
  const short = trailing(book, 'revenue', statement, at) !== null && statement.accounts_receivable !== null;
  return { top: 0, bottom: 0, counts: false, whole: 1, ...(short ? { why: 'SHORT_HISTORY' } : {}) };
}

/** How a quotient of sums changed, of what is known at both ends: the two quotients, and one over the other less one. */
function changed(facts: readonly Fact[]): Reading {
  const sum = (of: (fact: Fact) => number) => plain.total(facts.map(of));
  const [bottom, over] = [sum((fact) => fact.bottom), sum(({ then }) => then?.bottom ?? 0)];
  const now = bottom === 0 ? null : sum(({ top }) => top) / bottom;
  const was = over === 0 ? null : sum(({ then }) => then?.top ?? 0) / over;
  const none = { numerator: now, denominator: was, value: null };
  if (bottom < 0 || over < 0) return { ...none, reason: 'NEG_DENOM' };
  if (now === null || was === null || was === 0) return { ...none, reason: 'ZERO_DENOM' };
  return was < 0 ? { ...none, reason: 'NEG_DENOM' } : { ...none, value: now / was - 1, reason: null };
}

/** R05a: how fast receivables are turned over, against a year before. */
export const TURNOVER: readonly Opinion[] = [
  {
    metric: 'receivables-turnover-change',
    by: ['client', 'sector'],
    of: 'state',
    read: changed,
    facts: clients(client),
  },
];
