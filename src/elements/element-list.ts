import { LOOKS } from './looks.ts';

/** An attribute of an element, which is a property as well. */
export interface AttributeText {
  readonly name: string;
  /** Text unless it says: a flag is there or not, and a boolean as a property; JSON may be given as an object. */
  readonly type?: 'flag' | 'json';
  /** What it may be, where that is a short list. */
  readonly values?: readonly string[];
  readonly default?: string;
  readonly what: string;
}

/** A method, an event, a slot or a part, with what is to be said of it. */
export interface NamedText {
  readonly name: string;
  /** TypeScript of an event's detail, or of a method's parameters and result. */
  readonly type?: string;
  readonly what: string;
}

/** All there is to know of an element: what it observes, and what its manifest, its types and its documentation say. */
export interface ElementText {
  readonly tag: string;
  readonly what: string;
  readonly attributes: readonly AttributeText[];
  /** Properties that are no attribute. */
  readonly properties: readonly NamedText[];
  readonly methods: readonly NamedText[];
  readonly events: readonly NamedText[];
  readonly slots: readonly NamedText[];
  readonly parts: readonly NamedText[];
}

const COMMON: readonly AttributeText[] = [
  { name: 'data', default: 'the nearest ancestor, else the first of the page', what: 'id of the `<bw-data>` it shows' },
  {
    name: 'lang',
    values: ['zh-CN', 'en'],
    default: 'that of the nearest ancestor, else zh-CN',
    what: 'language of its words, numbers and names',
  },
  { name: 'theme', values: ['light', 'dark', 'auto'], default: 'auto', what: 'colours; auto follows the system' },
  {
    name: 'theme-version',
    values: LOOKS,
    default: 'that of the nearest ancestor, else the newest',
    what: 'look it keeps whatever comes after: colours, type and space',
  },
];

const AS_OF: AttributeText = {
  name: 'as-of',
  default: 'the date of its data element',
  what: 'date or month to look from, `2026-06-30` or `2026-06`',
};
const FILTER: AttributeText = {
  name: 'filter',
  what: 'part of the book, `sector=光伏制造&branch=华东分行`, on top of what its data element filters',
};

const ASKED: readonly AttributeText[] = [
  AS_OF,
  FILTER,
  {
    name: 'compare',
    what: 'what its values are held against: `month`, `quarter`, `year` (earlier), `peers`, `target`, or a date of the data',
  },
  { name: 'months', default: 'all', what: 'what pictures of months show, `2026-01..2026-06`' },
  { name: 'exports', type: 'flag', what: 'present: each card has a button that saves it as picture, CSV or workbook' },
];

const METRIC: AttributeText = { name: 'metric', what: 'slug or code of a metric; several by commas, the first leads' };
const BY: AttributeText = { name: 'by', what: 'dimension to split by: `branch`, `team`, `sector`, `client` …' };
const ACROSS: AttributeText = { name: 'across', what: 'second dimension, across where `by` goes down' };
const PERIOD: AttributeText = {
  name: 'period',
  values: ['month', 'quarter', 'ytd', 'ttm', 'all'],
  default: 'that of the metric',
  what: 'what a metric of a period covers up to its date',
};
const TABLE: AttributeText = { name: 'table', what: 'table of the data whose rows are shown, `review`' };

const SESSION: NamedText = {
  name: 'session',
  type: 'Session | null',
  what: 'the portfolio it shows; set, it goes before every data element',
};

const SELECTED =
  '{ metric: string; code: string; period: string; by: Record<string, string>; value: number | null; request: MetricRequest }';
const ERROR: NamedText = {
  name: 'bw-error',
  type: '{ code: string | null; message: string }',
  what: 'something went wrong; it is said in the place of the element as well',
};
const FILTERED: NamedText = {
  name: 'bw-filter',
  type: '{ dimension: Dimension; values: string[] }',
  what: 'the reader asks to filter; cancelled, nothing is',
};
const CARD_EVENTS: readonly NamedText[] = [
  { name: 'bw-ready', type: '{ cards: string[]; asOf: string | null }', what: 'all it was asked for is drawn' },
  { name: 'bw-select', type: SELECTED, what: 'a value was activated; cancelled, nothing opens' },
  { name: 'bw-evidence', type: SELECTED, what: 'its rows are about to be shown; cancelled, they are not' },
  FILTERED,
  {
    name: 'bw-export',
    type: "{ card: string; kind: 'png' | 'svg' | 'csv' | 'xlsx'; name: string }",
    what: 'a card is about to be saved as a file; cancelled, it is not',
  },
  ERROR,
];

const REFRESH: NamedText = {
  name: 'refresh',
  type: '(): Promise<void>',
  what: 'reads its data anew, from where they came',
};
const CARD_METHODS: readonly NamedText[] = [
  { name: 'toPNG', type: '(card?: string): Promise<Blob>', what: 'the picture of a card, by its id or the first' },
  { name: 'toSVG', type: '(card?: string): Promise<string>', what: 'the same as SVG' },
  { name: 'toCSV', type: '(card?: string): Promise<string>', what: 'all rows a card stands for' },
  { name: 'toXLSX', type: '(card?: string): Promise<Blob>', what: 'the same as a workbook with a sheet about them' },
  REFRESH,
];

const CARD_SLOTS: readonly NamedText[] = [
  { name: 'title', what: 'in place of the title of its first card' },
  { name: 'actions', what: 'beside the tools at the foot of its first card' },
  { name: 'empty', what: 'in place of what is said where there is nothing to show' },
];

const CARD_PARTS: readonly NamedText[] = [
  { name: 'widget', what: 'all of it' },
  { name: 'card', what: 'one card' },
  { name: 'title', what: 'its title' },
  { name: 'headline', what: 'its large number' },
  { name: 'finding', what: 'the sentence under the title' },
  { name: 'chart', what: 'its picture' },
  { name: 'table', what: 'its table' },
  { name: 'value', what: 'a number that can be asked where it comes from' },
  { name: 'state', what: 'mark and word of a state' },
  { name: 'foot', what: 'date, scope and remarks' },
  { name: 'export', what: 'the button of the exports' },
];

function cards(tag: string, what: string, attributes: readonly AttributeText[]): ElementText {
  return {
    ...{ tag, what, attributes: [...attributes, ...ASKED, ...COMMON], properties: [SESSION], methods: CARD_METHODS },
    ...{ events: CARD_EVENTS, slots: CARD_SLOTS, parts: CARD_PARTS },
  };
}

/** Every element of ours. */
export const ELEMENTS: readonly ElementText[] = [
  {
    tag: 'bw-data',
    what: 'Owns a portfolio for the elements of a page: of what `src` names, of files, or of rows a script holds.',
    attributes: [
      { name: 'src', what: 'address of a folder with a `datapackage.json`, of the package, or of one file of tables' },
    ],
    properties: [
      { name: 'rows', type: 'GivenRows | null', what: 'rows a script holds, by the names of their tables' },
      { name: 'files', type: 'Iterable<File> | null', what: 'files a person chose, or a script made' },
      { name: 'session', type: 'Session', what: 'the portfolio, to be asked by a script' },
    ],
    methods: [REFRESH],
    events: [
      { name: 'bw-ready', type: '{ asOf: string | null; tables: Record<string, number> }', what: 'the data are there' },
      ERROR,
    ],
    slots: [],
    parts: [],
  },
  cards('bw-card', 'Any card: of a board by its id, or of any metric.', [
    { name: 'card', what: 'id of a card (`risk-quality`), or a kind (`trend`, `ranked`, `heat`, `table` …)' },
    ...[METRIC, BY, ACROSS, PERIOD],
  ]),
  cards('bw-metric', 'One number, with its state and its course.', [
    { name: 'metric', default: 'npl-ratio', what: 'slug or code of a metric' },
  ]),
  cards('bw-table', 'Metrics by groups, or rows of a table of the data.', [METRIC, BY, ACROSS, PERIOD, TABLE]),
  cards('bw-board', 'A board: ours, one that came with the data, or a file of somebody’s own.', [
    {
      name: 'board',
      default: 'overview',
      what: 'id of a board (`risk`), of one that came with the data (`shared-weekly`), or the address of a `.json`',
    },
    { name: 'definition', type: 'json', what: 'the JSON of a board, in place of `board`' },
  ]),
  cards('bw-risk-trend', 'The risk board.', [METRIC, BY]),
  cards('bw-review-compliance', 'The board of reviews and compliance.', [METRIC, BY]),
  cards('bw-esg-scores', 'The ESG board.', [METRIC, BY]),
  cards('bw-manager-performance', 'The board of client managers.', [METRIC, BY]),
  {
    tag: 'bw-filter-bar',
    what: 'Date, comparison and filters of its data element.',
    attributes: [
      {
        name: 'dimensions',
        default: 'branch, team, manager, sector, region, client',
        what: 'what can be filtered by, separated by commas',
      },
      ...COMMON,
    ],
    properties: [SESSION],
    methods: [REFRESH],
    events: [FILTERED, ERROR],
    slots: [],
    parts: [],
  },
  {
    tag: 'bw-evidence',
    what: 'Where a number comes from, in the page: definition, SQL, limits and rows.',
    attributes: [
      METRIC,
      AS_OF,
      FILTER,
      { name: 'value', type: 'json', what: 'a value, as `bw-select` tells of it; in place of `metric`' },
      ...COMMON,
    ],
    properties: [SESSION],
    methods: [REFRESH],
    events: [
      { name: 'bw-ready', type: '{ metric: string; value: number | null }', what: 'the value is there' },
      FILTERED,
      ERROR,
    ],
    slots: [{ name: 'empty', what: 'while nothing is asked' }],
    parts: [{ name: 'evidence', what: 'all of it' }],
  },
];

/** The element of a tag. */
export function elementText(tag: string): ElementText {
  const found = ELEMENTS.find((each) => each.tag === tag);
  if (!found) throw new Error(`${tag} is not in the list of elements`);
  return found;
}
