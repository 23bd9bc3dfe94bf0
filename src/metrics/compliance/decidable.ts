import { count } from '../definition.ts';

/** What is due and of which the outcome can be told, over a relation with `waived` and `decidable`; what is waived counts on neither side. */
export const decidable = {
  known: 'TRUE',
  denominator: count('decidable'),
  total: count('NOT waived'),
  leftOut: [
    { reason: 'waived', when: 'waived' },
    { reason: 'not-decidable', when: 'NOT waived AND NOT decidable' },
  ],
};
