/** Headings of columns that say whether a row counts. */
export const STATUS = /(?:状态|标志|status|flag)\s*$/i;
/** Words for rows that were taken back: void, or reversed by another row. */
export const VOID_WORDS = [
  '作废',
  '已作废',
  '红冲',
  '已红冲',
  '冲正',
  '已冲正',
  '被冲正',
  'void',
  'voided',
  'reversed',
];
