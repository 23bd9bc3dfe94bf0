import type { Book, Exposure } from './book.ts';
import type { Opinion } from './opinion.ts';
import { backstop, everyLoan, stageOf } from './quality.ts';
import { heldAmount, ratio } from './readings.ts';

const BY = ['sector', 'manager', 'client', 'region'];

/** Probability of default by stage, exposure and loss at default; what of it had to be assumed. */
function expected(loan: Exposure, book: Book) {
  const stage = stageOf(loan, book);
  const probability = stage === 3 ? 1 : stage === 2 ? loan.pd_life : stage === 1 ? loan.pd_12m : null;
  const exposure = Math.max(0, loan.ead ?? loan.outstanding);
  const undrawn = loan.undrawn ?? Math.max(0, (loan.limit_amount ?? 0) - loan.outstanding);
  const flags = [
    ...(loan.lgd === null ? ['ASSUMED_LGD'] : []),
    ...(loan.ead === null && (loan.undrawn !== null || loan.limit_amount !== null) && undrawn > 0
      ? ['ASSUMED_CCF']
      : []),
    ...backstop(loan),
  ];
  return { loss: probability === null ? null : probability * (loan.lgd ?? 0.45) * exposure, exposure, flags };
}

/** The loss that is expected of what may be lost, where it can be told. */
const losses = everyLoan((loan, book) => {
  const { loss, exposure, flags } = expected(loan, book);
  const whole = exposure;
  return loss === null ? { top: 0, bottom: 0, counts: false, whole } : { top: loss, bottom: exposure, whole, flags };
});

/** R16: what is expected to be lost. */
export const LOSSES: readonly Opinion[] = [
  { metric: 'expected-loss', by: BY, of: 'snapshot', read: heldAmount, facts: losses },
  { metric: 'expected-loss-rate', by: BY, of: 'snapshot', read: ratio, facts: losses },
  {
    metric: 'expected-loss-coverage',
    by: BY,
    of: 'snapshot',
    read: ratio,
    facts: everyLoan((loan, book) => {
      const { loss, exposure: whole, flags } = expected(loan, book);
      if (loss === null || loan.provision === null) return { top: 0, bottom: 0, counts: false, whole };
      return { top: loan.provision, bottom: loss, whole, flags };
    }),
  },
];
