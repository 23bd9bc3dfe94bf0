import type { EChartsCoreOption } from 'echarts/core';
import type { IsoMonth } from '../lib/dates.ts';
import type { MonthRange } from '../lib/month-range.ts';
import type { NotePlace } from '../lib/note-subject.ts';
import type { Thing } from '../lib/page-links.ts';
import type { MetricRow, MetricRequest, Status, Unit } from '../metrics/metric.ts';

/** Where a number can be asked about: enough to run its evidence again. */
export interface ValueRef {
  row: MetricRow;
  request: MetricRequest;
}

/** Rows of a table a figure shows the first of: enough to ask for all of them, with all columns. */
export interface RecordsRef {
  table: string;
  request: Pick<MetricRequest, 'asOf' | 'filter' | 'period'>;
}

/** What a text of a cell was written from, for who sorts or exports it: a number in its unit, a date or a month as ISO text. */
export interface RawValue {
  readonly value: number | string;
  readonly form: Unit | 'date' | 'month';
}

/** A cell of a figure's table: ready text, and the metric value behind it when there is one. */
export interface FigureCell {
  text: string;
  ref?: ValueRef;
  /** What the text says, where no metric value stands behind it and words are not all there is. */
  raw?: RawValue;
  status?: Status;
  /** What it names, where that has a page of its own. */
  thing?: Thing;
  /** What somebody may write about beside its row. */
  noted?: NotePlace;
  /** The row of a file it says, where it says nothing else. */
  place?: { readonly file: string; readonly row: number };
  /** Of a change whose words say the same: the colour it has. */
  tone?: 'better' | 'worse';
  /** Why it has no value, where no metric value says it. */
  why?: string;
  /** What its value is held against. */
  other?: OtherValue;
}

/** Another value a value is held against: that of an earlier date, of others like it, or what was planned. */
export interface OtherValue {
  /** What it is: `a year earlier`. */
  readonly label: string;
  /** Its text, with the way to its rows where there is one; why there is none. */
  readonly cell: FigureCell;
  readonly value: number | null;
  /** The value less the other one; null where either is not known. */
  readonly change: number | null;
  /** What the change means; null where there is none, or the metric is neither better nor worse. */
  readonly means: 'better' | 'worse' | 'same' | null;
  /** `+0.42 pp ✗ worse`; empty where there is no change to tell. */
  readonly words: string;
  /** The same where there is little room: `+0.42 pp ✗`. */
  readonly short: string;
  /** The row of the file it stands in. */
  readonly source?: { readonly file: string; readonly row: number };
}

export interface FigureColumn {
  title: string;
  /** Printed beside the title, in the reader's language. */
  unit?: string;
  align: 'start' | 'end';
}

export interface FigureTable {
  columns: FigureColumn[];
  rows: FigureCell[][];
  /** So many rows at the end are totals of those above: they stay there, however the others are sorted. */
  totals?: number;
  /** Its values are shaded by their size, column by column, until somebody turns it off. */
  heat?: true;
}

/** A key number with its change and its course: drawn as a tile on screen; the figure's table says the same. */
export interface FigureTile {
  title: string;
  value: FigureCell;
  /** Ready text, `+0.42 pp in three months`; null where there is nothing to compare with. */
  change: string | null;
  /** The course up to now, one value a month; null is a gap. */
  spark: readonly (number | null)[];
}

/** Colours and sizes a chart is drawn with: the page's light or dark tokens, or those of print. */
export interface ChartTheme {
  ink: string;
  muted: string;
  line: string;
  surface: string;
  accent: string;
  categories: readonly string[];
  /** One hue, light to dark. */
  ramp: readonly string[];
  /** Levels of an alert: yellow, orange, red. */
  alerts: readonly string[];
  status: Readonly<Record<Status, string>>;
  fontFamily: string;
  fontSize: number;
}

/** How many checks a list stands for, and what came of them. */
export interface BreachCounts {
  checks: number;
  breaches: number;
  watch: number;
  unchecked: number;
}

/**
 * One card, on screen and on paper alike: name, finding, picture, the numbers as a table, foot line.
 * Made once from metric rows; the page, the element and the PDF only draw it.
 */
export interface Figure {
  id: string;
  title: string;
  /** One sentence made from the data. */
  finding: string;
  status: Status;
  /** The figure's leading value, shown large when there is one. */
  headline?: FigureCell;
  chart?: {
    /** `width` in pixels lets names and legends find room; a usual card's when it is not given. */
    option: (theme: ChartTheme, width?: number, range?: MonthRange) => EChartsCoreOption;
    /** What it runs along where that is months, one after the other: it can be cut to a range of them. */
    months?: readonly IsoMonth[];
    /** Pixels at the usual width. */
    height: number;
    /** Pixels of width below which it would not be read: a narrower place scrolls. */
    least?: number;
    /** What the picture shows, for who cannot see it. */
    alt: string;
  };
  /** What stands in the place of a picture that has nothing to show. */
  instead?: string;
  /** Another picture of the same numbers, and what it is called where one turns to it. */
  other?: { name: string; chart: NonNullable<Figure['chart']>; foot: string[] };
  /** Key numbers side by side; a figure with tiles has a table with the same values. */
  tiles?: FigureTile[];
  /** Its tiles are what is looked at first: their numbers are larger than all others. */
  first?: boolean;
  table?: FigureTable;
  /** Rows of the table that stand with the figure on paper; the whole table follows at the report's end, with 0 it alone is printed. */
  brief?: number;
  /** Rows of the table that are printed at all; those after them are for the screen. */
  printed?: number;
  /** It holds words of people, which are in no state. */
  words?: true;
  /** There is nothing to show of the part of the book that is asked about. */
  nothing?: true;
  /** Rows there are, where the table shows the first of them. */
  total?: number;
  /** Where the rest of its rows is, with all that stands in them. */
  records?: RecordsRef;
  /** What its values are held against, by the row of each. */
  others?: ReadonlyMap<MetricRow, OtherValue>;
  /** Of a list of what is beyond a limit: the checks made, and what came of them. */
  counts?: BreachCounts;
  /** How much of the page's width it wants; half when it does not say. */
  span?: 'half' | 'full';
  /** n, coverage, as-of date: ready texts. */
  foot: string[];
}
