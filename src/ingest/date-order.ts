/** How a column writes its dates: which part of 03/04/2024 is the day, that 26/06/30 begins with its year, or from which day on a number counts. */
export const DATE_ORDERS = ['day-first', 'month-first', 'year-first', 'excel-days', 'sas-days'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** True for a way of writing dates that we know. */
export function isDateOrder(text: string): text is DateOrder {
  return (DATE_ORDERS as readonly string[]).includes(text);
}
