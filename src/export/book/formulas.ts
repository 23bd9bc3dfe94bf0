import type { AskedMetric } from '../../metrics/definition.ts';
import type { RowRanges } from './row-sheet.ts';
import type { Formula } from './sheet.ts';
import { isSame, type Capital, type Line } from './worked-metric.ts';

/** Cells that the formulas of a line speak of. */
export interface Places {
  readonly rows: RowRanges;
  /** Cells with the number of the line, and of the line that stands for its whole. */
  readonly line: string;
  readonly whole: string;
  readonly numerator: string;
  readonly denominator: string;
  /** Cells with the bank's capital, where a value is held against it. */
  readonly capital: (kind: Capital) => string;
}

/** The live cells of one answer; null where a cell is no formula. */
export interface LineFormulas {
  readonly value: Formula | null;
  readonly numerator: Formula | null;
  readonly denominator: Formula | null;
}

const NONE: LineFormulas = { value: null, numerator: null, denominator: null };

/** Formulas that give an answer from its rows, in plain functions; each only where the rows give what the metric says. */
export function formulasOf(
  metric: AskedMetric,
  { row, found }: Line,
  { places, capital, rows }: { places: Places; capital: Capital | null; rows: number },
): LineFormulas {
  if (row.value === null || found === null) return NONE;
  const texts = textsOf(metric, { places, capital, rows });
  const side = (side: 'numerator' | 'denominator', text: string | null): Formula | null =>
    text !== null && row[side] !== null && isSame(row[side], found[side]) ? { ...made(text), value: row[side] } : null;
  return {
    value: { ...made(texts.value), value: row.value },
    numerator: side('numerator', texts.numerator),
    denominator: side('denominator', texts.denominator),
  };
}

interface Texts {
  readonly value: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
}

function textsOf(
  metric: AskedMetric,
  { places, capital, rows }: { places: Places; capital: Capital | null; rows: number },
): Texts {
  const { line, whole, numerator, denominator } = places;
  const range = places.rows;
  const sum = (column: Parameters<RowRanges['of']>[0], key: 'line' | 'whole' = 'line') =>
    `SUMIFS(${range.of(column)},${range.of(key)},${key === 'line' ? line : whole})`;
  /** Of the line's own cells alone; to be entered as an array. */
  const own = (column: Parameters<RowRanges['of']>[0]) => `IF(${range.of('line')}=${line},${range.of(column)})`;
  const share = `IF(${denominator}>0,${numerator}/${denominator},"")`;
  const held = capital === null ? null : places.capital(capital);
  switch (metric.kind) {
    case 'ratio': {
      const top = sum('numerator');
      const below = metric.denominator.once
        ? `${ARRAY}MAX(0,IF(${range.of('whole')}=${whole},${range.of('denominator')}))`
        : sum('denominator', 'whole');
      return { value: share, numerator: top, denominator: held ?? below };
    }
    case 'amount':
      return {
        value: numerator,
        numerator: sum('numerator'),
        denominator: metric.denominator ? sum('denominator') : null,
      };
    case 'distinct':
      return { value: numerator, numerator: sum('numerator'), denominator: null };
    case 'statistic': {
      const of = { mean: 'AVERAGE(#)', median: 'MEDIAN(#)', p90: 'PERCENTILE(#,0.9)', min: 'MIN(#)', max: 'MAX(#)' };
      return { value: ARRAY + of[metric.statistic].replace('#', own('measure')), numerator: null, denominator: null };
    }
    case 'change': {
      const level = (name: 'now' | 'before') =>
        metric[name].denominator
          ? `${sum(`${name}_numerator`)}/${sum(`${name}_denominator`)}`
          : sum(`${name}_numerator`);
      const value =
        metric.change === 'difference'
          ? `${numerator}-${denominator}`
          : `IF(${denominator}>0,${numerator}/${denominator}-1,"")`;
      return { value, numerator: level('now'), denominator: level('before') };
    }
    case 'concentration': {
      if (metric.concentration === 'hhi') {
        const squares = `SUMPRODUCT((${range.of('line')}=${line})*${range.of('numerator')}*${range.of('measure')})`;
        return { value: share, numerator: squares, denominator: `${sum('numerator')}^2` };
      }
      const places = Array.from({ length: Math.min(metric.top ?? 1, rows) }, (_, index) => index + 1).join(',');
      const largest = `${ARRAY}SUM(LARGE(${own('measure')},{${places}}))`;
      return { value: share, numerator: largest, denominator: held ?? sum('numerator') };
    }
  }
}

/** Marks a text that has to be entered as an array. */
const ARRAY = '\u0001';

function made(text: string): Pick<Formula, 'formula' | 'array'> {
  return text.startsWith(ARRAY) ? { formula: text.slice(1), array: true } : { formula: text };
}
