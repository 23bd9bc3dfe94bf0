import type { Book, Statement } from './book.ts';
import { clients, known, statementAYearBefore, trailing, yearBefore } from './finance.ts';
import * as plain from './plain.ts';
import type { Fact, Opinion } from './plain.ts';

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
  return older === null
    ? { top: now, bottom: close, then: { top: then, bottom: open } }
    : { top: now, bottom: (close + open) / 2, then: { top: then, bottom: (open + older) / 2 } };
}

/** How a quotient of sums changed, of what is known at both ends. */
function changed(facts: readonly Fact[]): number | null {
  const [top, bottom] = [plain.total(facts.map((fact) => fact.top)), plain.total(facts.map((fact) => fact.bottom))];
  const [was, over] = [
    plain.total(facts.map(({ then }) => then?.top ?? 0)),
    plain.total(facts.map(({ then }) => then?.bottom ?? 0)),
  ];
  return bottom > 0 && over > 0 && was > 0 ? top / bottom / (was / over) - 1 : null;
}

/** R05a: how fast receivables are turned over, against a year before. */
export const TURNOVER: readonly Opinion[] = [
  { metric: 'receivables-turnover-change', by: ['client', 'sector'], read: changed, facts: clients(turnovers) },
];
