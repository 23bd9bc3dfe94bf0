import type { Column } from '../../../model/table.ts';
import { headingsOf } from '../headings.ts';
import { readSpelling } from '../spelling.ts';
import { parseHeading } from '../units.ts';

/** What speaks for a column: a person, its exact heading, a heading like it, its cells, or that its values are keys of another table. */
export type Evidence = 'given' | 'heading' | 'similar-heading' | 'values' | 'keys';

/** A column of the model that a source column could be. Offered, never taken without a person's word. */
export interface Candidate {
  /** `exposure.outstanding`. */
  target: string;
  /** Above 0, below 1; 1 is only for what is certain. */
  confidence: number;
  evidence: Evidence[];
}

/** What each kind of evidence can add; together never certain. */
const WEIGHTS = { heading: 0.6, values: 0.25, keys: 0.5 } as const;
const MOST = 0.95;
/** Below these an observation is no evidence. */
const ALIKE = 0.5;
const MOSTLY = 0.8;
const FEW = 0.5;
/** A candidate under this is not offered. */
const WORTH_OFFERING = 0.3;
const OFFERED = 3;

/** A source column that nothing was found for. */
export interface Unmatched {
  header: string;
  /** Some different cells. */
  cells: readonly string[];
  /** Share of the cells that are known keys, by domain (`client_id`). */
  keys: Readonly<Record<string, number>>;
}

/** The columns it could be, best first. A heading must speak for it, or keys: cells alone fit too much. */
export function candidatesFor(source: Unmatched, table: string, columns: readonly Column[]): Candidate[] {
  const found = columns.flatMap((column): Candidate[] => {
    const heading = likeness(source.header, column);
    const cells = fit(column, source.cells);
    const keys = column.domain === undefined ? 0 : (source.keys[column.domain] ?? 0);
    const evidence: Evidence[] = [];
    let doubt = 1;
    if (heading >= ALIKE) {
      evidence.push('similar-heading');
      doubt *= 1 - WEIGHTS.heading * heading;
    }
    if (keys >= FEW) {
      evidence.push('keys');
      doubt *= 1 - WEIGHTS.keys * keys;
    }
    if (evidence.length === 0 || cells === 'against') return [];
    if (cells === 'for') {
      evidence.push('values');
      doubt *= 1 - WEIGHTS.values;
    }
    const confidence = Math.min(MOST, Math.round((1 - doubt) * 100) / 100);
    return confidence >= WORTH_OFFERING ? [{ target: `${table}.${column.name}`, confidence, evidence }] : [];
  });
  return found.toSorted((a, b) => b.confidence - a.confidence).slice(0, OFFERED);
}

/** How much the header is like the column's nearest heading: shared pairs of letters over all, 0 to 1 (Dice). */
export function likeness(header: string, column: Column): number {
  const { folded } = parseHeading(header);
  const wanted = [...headingsOf(column), ...(column.shared ?? [])].map((heading) => parseHeading(heading).folded);
  return Math.max(0, ...wanted.map((heading) => dice(folded, heading)));
}

function dice(one: string, other: string): number {
  if (one === '' || other === '') return 0;
  if (one === other) return 1;
  const [a, b] = [pairs(one), pairs(other)];
  if (a.length === 0 || b.length === 0) return 0;
  const left = [...b];
  let shared = 0;
  for (const pair of a) {
    const place = left.indexOf(pair);
    if (place === -1) continue;
    left.splice(place, 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length);
}

function pairs(text: string): string[] {
  const signs = [...text];
  return signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`);
}

const NUMBER = /^[(\-+¥$€£]?\s*\d[\d,.]*(?:e[+-]?\d+)?\s*[%万亿元)]*$/i;
const DATE = /^(?:\d{4}[-/.年]\s?\d{1,2}(?:[-/.月].*|月)?|\d{8}|\d{6}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}.*|\d{4}[Qq季].*)$/;

/** What the cells say of the column's type: text says nothing, for what is no text they speak for it or against it. */
export function fit(column: Column, cells: readonly string[]): 'for' | 'against' | null {
  if (cells.length === 0 || column.type === 'text' || column.type === 'category') return null;
  const fitting = cells.filter((cell) => fits(column, cell.trim())).length / cells.length;
  return fitting >= MOSTLY ? 'for' : fitting < FEW ? 'against' : null;
}

function fits(column: Column, cell: string): boolean {
  if (column.type === 'code' || column.type === 'flag') return readSpelling(column, cell) !== undefined;
  if (column.type === 'date' || column.type === 'moment') return DATE.test(cell);
  return NUMBER.test(cell.normalize('NFKC'));
}
