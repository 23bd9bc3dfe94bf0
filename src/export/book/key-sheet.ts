import { lookup } from '../../i18n/lookup.ts';
import type { Translate } from '../../i18n/translate-with.ts';
import type { AskedMetric, DerivedMetric } from '../../metrics/definition.ts';
import type { MetricRow } from '../../metrics/metric.ts';
import { appliedText } from '../../words/limit-text.ts';
import { remarkTexts } from '../../words/remark-text.ts';
import { unitWords } from '../unit-words.ts';
import { formulasOf, type Places } from './formulas.ts';
import { wholeNumber, type RowRanges } from './row-sheet.ts';
import { formed, type BookCell, type BookSheet } from './sheet.ts';
import { isSame, type Capital, type Line, type WorkedMetric } from './worked-metric.ts';

/** A metric of the sheet of key figures: with its rows, or with values alone. */
export interface KeyMetric {
  readonly lines: readonly Line[];
  readonly metric: AskedMetric | DerivedMetric;
  /** Null for a metric made of metrics. */
  readonly worked: WorkedMetric | null;
  /** Codes of the metrics it is made of. */
  readonly madeOf: readonly string[];
  /** Its rows stand in the sheet of rows. */
  readonly shown: boolean;
}

interface Around {
  readonly rows: RowRanges;
  readonly capital: Places['capital'];
  /** The line of an answer, counted from 1. */
  readonly numberOf: (row: MetricRow) => number;
  readonly t: Translate;
}

const TITLES = [
  ...['line', 'code', 'metric', 'part', 'value', 'unit', 'numerator', 'denominator', 'n', 'coverage', 'state'],
  ...['remarks', 'limits', 'whole', 'rows', 'left-out', 'how'],
] as const;
const WIDTHS = [6, 8, 36, 28, 18, 18, 20, 20, 8, 10, 12, 36, 48, 8, 9, 9, 60];

/** Every key figure at the date, its value worked out by the workbook itself wherever its rows are there. */
export function keySheet(name: string, metrics: readonly KeyMetric[], around: Around): BookSheet {
  return {
    name,
    columns: WIDTHS.map((width) => ({ width })),
    rows: [
      TITLES.map((title) => around.t(`book.column.${title}`)),
      ...metrics.flatMap((metric) => metric.lines.map((line) => lineCells(metric, line, around))),
    ],
    head: 1,
    filter: true,
  };
}

function lineCells(key: KeyMetric, line: Line, around: Around): BookCell[] {
  const { row } = line;
  const { t, numberOf, rows, capital } = around;
  const { metric, worked } = key;
  const number = numberOf(row);
  const place = (letter: string) => `$${letter}${number + 1}`;
  const found =
    worked && key.shown
      ? formulasOf(worked.metric, line, {
          places: {
            ...{ rows, capital, line: place('A'), whole: place('N') },
            ...{ numerator: place('G'), denominator: place('H') },
          },
          capital: capitalOf(worked, row),
          rows: worked.total,
        })
      : { value: null, numerator: null, denominator: null };
  const side = sideForm(metric, row);
  const leftOut = (worked?.leftOut ?? []).reduce((sum, each) => sum + each.rows, 0);
  return [
    number,
    row.code,
    lookup(t, `metric.${row.metric}`, row.metric),
    partText(row, t),
    formed(found.value ?? row.value, row.unit),
    unitWords(row.unit, t) || lookup(t, `report.unit.${row.unit}`, row.unit),
    formed(found.numerator ?? row.numerator, side),
    formed(found.denominator ?? row.denominator, side),
    formed(row.n, 'count'),
    formed(row.coverage, 'fraction'),
    row.status === 'grey' && row.value !== null ? null : t(`status.${row.status}`),
    remarksOf(row, t),
    row.threshold ? appliedText(row.threshold, row.unit, t) : null,
    worked ? wholeNumber(worked, line, ({ row: of }) => numberOf(of)) : null,
    worked?.total ?? null,
    worked ? leftOut : null,
    howText(key, line, t),
  ];
}

/** What the value is held against where that is the bank's capital. */
function capitalOf({ metric, capital }: WorkedMetric, row: MetricRow): Capital | null {
  if (!metric.settle || row.denominator === null) return null;
  const kinds = ['netCapital', 'tier1Capital'] as const;
  return kinds.find((kind) => capital[kind] !== null && isSame(capital[kind], row.denominator)) ?? null;
}

/** Sides of a share may be amounts or counts: large ones are shown with separators, and all in full below. */
function sideForm(metric: KeyMetric['metric'], { unit }: MetricRow) {
  return metric.kind === 'amount' ? unit : 'points';
}

function partText({ by }: MetricRow, t: Translate): string | null {
  const parts = Object.entries(by).map(([name, value]) => {
    const text = value === 'unknown' ? t('widgets.unknown') : lookup(t, `part.${name}.${value}`, value);
    return t('export.about.labelled', { label: lookup(t, `dimension.${name}`, name), text });
  });
  return parts.join(' · ') || null;
}

function remarksOf(row: MetricRow, t: Translate): string | null {
  const reason = row.reason === null ? [] : [lookup(t, `reason.${row.reason}`, row.reason)];
  const flags = row.flags.map((flag) => lookup(t, `flag.${flag}`, flag));
  return [...reason, ...flags, ...remarkTexts(t, row)].join(t('widgets.list.semicolon')) || null;
}

/** Whether a value is live, and else why it is not. */
function howText({ metric, worked, madeOf, shown }: KeyMetric, { row }: Line, t: Translate): string {
  if (metric.kind === 'derived') return t('book.how.made-of', { codes: madeOf.join(', ') });
  if (row.value === null) return t('book.how.none');
  if (worked && !shown) return t('book.how.too-many', { rows: t.format.number(worked.total), code: metric.code });
  return t('book.how.live');
}
