import { count, defineMetric, sum } from '../definition.ts';
import { DOC_TYPES, fileItems } from '../relations/file.ts';

const shape = {
  kind: 'amount',
  family: 'compliance',
  better: 'lower',
  needs: ['file_item'],
  relation: fileItems,
  known: 'TRUE',
  parts: [{ name: 'doc_type', of: 'doc_type', cells: DOC_TYPES }],
} as const;

/** Documents that are required and not there, by kind; its evidence is the list. A blank status without any date is missing too. */
export const missingFiles = defineMetric({
  ...shape,
  id: 'missing-files',
  code: 'C16',
  unit: 'count',
  numerator: count('missing AND NOT waived'),
  denominator: count('NOT waived'),
  leftOut: [{ reason: 'waived', when: 'waived' }],
});

/** Balance of the clients a document is missing of, each client once a kind. */
export const missingFilesExposure = defineMetric({
  ...shape,
  id: 'missing-files-exposure',
  code: 'C16a',
  unit: 'money',
  needs: ['exposure', 'file_item'],
  numerator: sum('client_balance', 'missing AND NOT waived AND first_of_kind'),
});
