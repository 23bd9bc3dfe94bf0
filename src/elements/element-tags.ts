/** What an element is known by before its code is there; names are separated by blanks. A test holds it against the list of elements. */
export interface ElementShape {
  /** Attributes, which are properties as well; `!` marks one that is there or not. */
  readonly attributes: string;
  /** Properties that are no attribute. */
  readonly properties: string;
  /** Methods, all of which promise something. */
  readonly methods: string;
  /** False where it draws nothing, and what stands within it is the page's. */
  readonly drawn?: boolean;
}

const SHOWN = 'data lang theme theme-version';
const ASKED = `as-of filter compare months exports! ${SHOWN}`;

const shows = (attributes: string): ElementShape => ({ attributes, properties: 'session', methods: 'refresh' });
const cards = (attributes: string): ElementShape => ({
  attributes: `${attributes} ${ASKED}`,
  properties: 'session',
  methods: 'toPNG toSVG toCSV toXLSX refresh',
});

export const DATA_SHAPE: ElementShape = {
  attributes: 'src id',
  properties: 'rows files session',
  methods: 'refresh',
  drawn: false,
};
export const METRIC_SHAPE = cards('metric');
export const FILTER_SHAPE = shows(`dimensions ${SHOWN}`);
export const EVIDENCE_SHAPE = shows(`metric as-of filter value ${SHOWN}`);

const BOARD = cards('metric by');

/** The elements that draw cards of boards. */
export const CARD_SHAPES: Readonly<Record<string, ElementShape>> = {
  'bw-card': cards('card metric by across period'),
  'bw-table': cards('metric by across period table'),
  'bw-board': cards('board definition'),
  'bw-risk-trend': BOARD,
  'bw-review-compliance': BOARD,
  'bw-esg-scores': BOARD,
  'bw-manager-performance': BOARD,
};

/** The property of an attribute: `asOf` of `as-of`. */
export function propertyOf(attribute: string): string {
  return attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
