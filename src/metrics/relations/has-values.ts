/** Answers whether a column, `exposure.sector`, holds any value. */
export type HasValues = (column: string) => boolean;
