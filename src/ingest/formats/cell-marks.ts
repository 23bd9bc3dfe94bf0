/** A cell of a sheet that holds no value: `#REF!`. */
export interface CellError {
  /** Row as a person counts. */
  row: number;
  /** Place of the column, 0 for the first. */
  column: number;
  value: string;
}

/** A row that was left out because the workbook does not show it. */
export interface HiddenRow {
  /** Row as a person counts. */
  row: number;
  /** What stands in it, shortened: enough to know it again. */
  text: string;
}

/** Cells of one column by their rows, and the number that is stored where the format shows something else. */
export interface StoredNumbers {
  rows: number[];
  values: number[];
}

/** Cells of a column that one merged cell covers: the first row holds the value, those up to the last were given it. */
export interface SpreadRun {
  first: number;
  last: number;
  value: string;
}

/** What a number format makes of the size of a number. */
export interface NumberScale {
  /** Powers of ten between the number stored and the one shown: 4 where 10000 is shown as 1. */
  exponent: number;
  /** Words the format writes behind the number: `万元`; '' where there are none. */
  words: string;
}

/**
 * What a workbook says of its cells beyond their text, by their columns (0 for the first). Plain data: it travels between
 * threads. Readers fill it while rows go by.
 */
export interface CellMarks {
  hiddenRows: HiddenRow[];
  /** Formulas without a stored result, as `=A1*2`. */
  unsaved: CellError[];
  spread: Map<number, SpreadRun[]>;
  /** Numbers under a format of dates or times, whose text is that date. */
  dates: Map<number, StoredNumbers>;
  /** Numbers under a format of percentages. */
  percents: Map<number, StoredNumbers>;
  /** Formats that show another size, or a unit, than is stored. */
  scales: Map<number, NumberScale>;
}

/** Marks to be filled. */
export function newMarks(): CellMarks {
  const numbers = { dates: new Map(), percents: new Map(), scales: new Map() };
  return { hiddenRows: [], unsaved: [], spread: new Map(), ...numbers };
}

/** Notes the number behind a text that is not its digits. */
export function markStored(numbers: Map<number, StoredNumbers>, place: { row: number; column: number }, value: number) {
  const own = numbers.get(place.column) ?? { rows: [], values: [] };
  numbers.set(place.column, own);
  own.rows.push(place.row);
  own.values.push(value);
}

/** The marks of the rows from one to another, for a table that is taken out of a sheet. */
export function marksWithin(marks: CellMarks, first: number, last: number): CellMarks {
  const within = ({ row }: { row: number }) => row >= first && row <= last;
  return { ...marks, hiddenRows: marks.hiddenRows.filter(within), unsaved: marks.unsaved.filter(within) };
}
