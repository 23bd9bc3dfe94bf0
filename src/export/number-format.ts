import type { Form } from './table.ts';

/** How a spreadsheet shows numbers of a unit; the number in the cell stays whole. */
const FORMATS: Readonly<Partial<Record<Form, string>>> = {
  fraction: '0.00%',
  money: '#,##0.00',
  count: '#,##0',
  days: '#,##0.0',
  score: '#,##0.0',
  points: '#,##0.0',
  index: '0.000',
  times: '0.00"x"',
  tCO2e: '#,##0',
  'tCO2e/mn': '#,##0.0',
  date: 'yyyy-mm-dd',
  month: 'yyyy-mm',
  moment: 'yyyy-mm-dd hh:mm:ss',
};

/** The format of a form's cells; undefined where the program's own is right. */
export function numberFormat(form: Form | undefined): string | undefined {
  return form && FORMATS[form];
}

/** A cell as a spreadsheet types it: a day or moment as a date, everything else as it is. */
export function spreadsheetCell(
  value: string | number | boolean | null,
  form: Form,
): string | number | boolean | Date | null {
  if (typeof value !== 'string' || (form !== 'date' && form !== 'month' && form !== 'moment')) return value;
  const iso = form === 'month' ? `${value}-01` : value.replace(' ', 'T');
  const date = new Date(form === 'moment' ? `${iso}Z` : `${iso}T00:00:00Z`);
  // a day no spreadsheet knows stays what it says
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1901 ? value : date;
}
