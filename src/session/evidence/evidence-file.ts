import { createTranslate, LANGUAGES, type Language, type OwnWords, type Translate } from '../../i18n/translate.ts';
import { lookup } from '../../i18n/lookup.ts';
import type { CsvCell } from '../../lib/csv.ts';
import { PortfolioError } from '../../lib/errors.ts';
import type { Metric } from '../../metrics/definition.ts';
import type { MetricRequest, MetricRow, Thresholds } from '../../metrics/metric.ts';
import { recomputeAll } from '../../metrics/recompute.ts';
import { wholeMetric } from '../../metrics/whole-metric.ts';
import type { Evidence, Portfolio } from '../portfolio.ts';
import { limitsText } from '../../words/limit-text.ts';

type Words = Readonly<Record<Language, string>>;

/** A list as it is written to a file: every row that counts and every row left out. */
export interface EvidenceTable {
  columns: readonly string[];
  rows: readonly (readonly CsvCell[])[];
}

/** What is said beside the list; the shape of the JSON file. */
export interface EvidenceRecord {
  metric: string;
  code: string;
  name: Words;
  definition: Words;
  formula: Words;
  version: string;
  unit: MetricRow['unit'];
  better: Metric['better'];
  request: MetricRequest;
  /** The answers, in the shape of `metric --format json`. */
  values: readonly MetricRow[];
  /**
   * How an answer follows from the rows, and whether it was worked out anew from them; an answer that differs is an error. A metric made of
   * metrics is not worked out anew: its parts are.
   */
  recompute: Words;
  recomputed: boolean;
  /** The catalogue's limits; those a value was held against stand with the value. */
  thresholds: { default: Thresholds | null; words: Words };
  /** What was in force at each period's date, of what the metric reads. */
  settings: Evidence['settings'];
  sql: string;
  rowsSql: string;
  params: Evidence['params'];
  rows: { counted: number; leftOut: readonly { reason: string; rows: number; words: Words }[] };
  sources: readonly { file: string; upload: string; sheet: string | null; sha256: string }[];
}

const EVERYTHING = { limit: Number.MAX_SAFE_INTEGER, offset: 0, rows: 'all' } as const;
const TOLERANCE = 1e-9;

/** The evidence of all answers to a request: one list, from which each answer was worked out anew before it is handed over. */
export async function evidenceFile(
  portfolio: Portfolio,
  id: string,
  request: MetricRequest,
): Promise<{ table: EvidenceTable; record: EvidenceRecord }> {
  const metric = wholeMetric(portfolio.catalogue.find(id));
  const [evidence, values] = await Promise.all([
    portfolio.evidence(metric.id, request, EVERYTHING),
    portfolio.ask(metric.id, request),
  ]);
  const table = metric.kind === 'derived' ? partsTable(evidence) : withSheets(evidence, portfolio);
  demandSame(metric, values, evidence);
  return { table, record: recordOf(metric, values, evidence, portfolio) };
}

/** Of a metric made of metrics: the answers it is made of, each with the evidence of its own. */
function partsTable({ parts }: Evidence): EvidenceTable {
  const groups = [...new Set(parts.flatMap(({ row }) => Object.keys(row.by)))];
  const measures = ['value', 'numerator', 'denominator', 'n', 'coverage', 'unit', 'status', 'reason'] as const;
  return {
    columns: ['included', 'metric', 'code', 'period', ...groups, ...measures],
    rows: parts.map(({ row }) => [
      ...[row.value !== null, row.metric, row.code, row.period, ...groups.map((name) => row.by[name] ?? null)],
      ...measures.map((name) => row[name]),
    ]),
  };
}

/** The sheet beside the file, for workbooks. */
function withSheets({ rows: { columns, rows } }: Evidence, { imports }: Portfolio): EvidenceTable {
  const sheets = new Map(imports.map(({ file, sheet }) => [file, sheet]));
  const place = columns.indexOf('source_file');
  if (place < 0) return { columns, rows };
  return {
    columns: columns.toSpliced(place + 1, 0, 'source_sheet'),
    rows: rows.map((row) => row.toSpliced(place + 1, 0, sheets.get(String(row[place])) ?? null)),
  };
}

/** Refuses evidence that does not give the value: a file that proves something else is worse than none. */
function demandSame(metric: Metric, values: readonly MetricRow[], evidence: Evidence): void {
  if (metric.kind === 'derived') return;
  const { columns, rows } = evidence.rows;
  const records = rows.map((cells) => Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? null])));
  const told = values.filter(({ value }) => value !== null);
  const settings = (period: string) => ({
    netCapital: evidence.settings[period]?.netCapital ?? null,
    tier1Capital: evidence.settings[period]?.tier1Capital ?? null,
  });
  recomputeAll(metric, told, records, settings).forEach(({ value }, index) => {
    const wanted = told[index]?.value ?? 0;
    if (value !== null && Math.abs(value - wanted) <= TOLERANCE * Math.max(1, Math.abs(wanted))) return;
    const details = { metric: metric.id, value: wanted, found: value ?? 'none' };
    throw new PortfolioError('evidence-differs', details);
  });
}

function recordOf(
  metric: Metric,
  values: readonly MetricRow[],
  evidence: Evidence,
  { imports, catalogue: { words: own } }: Portfolio,
): EvidenceRecord {
  const { id, code, unit, better, thresholds = null } = metric;
  const wanted = metric.kind === 'derived' ? [] : (metric.relation.settings ?? []);
  return {
    metric: id,
    code,
    name: wordsOf(`metric.${id}`, own),
    definition: wordsOf(`definition.${id}`, own),
    formula: wordsOf(`formula.${id}`, own),
    version: evidence.version,
    unit,
    better,
    request: evidence.request,
    values,
    recompute: wordsOf(`evidence.recompute.${recipeOf(metric)}`),
    recomputed: metric.kind !== 'derived',
    thresholds: { default: thresholds, words: inEach((t) => limitsText(thresholds, unit, t)) },
    settings: wanted.length > 0 ? evidence.settings : {},
    sql: evidence.sql,
    rowsSql: evidence.rowsSql,
    params: evidence.params,
    rows: {
      counted: metric.kind === 'derived' ? evidence.parts.length : evidence.total,
      leftOut: evidence.excluded.map(({ reason, rows }) => ({ reason, rows, words: wordsOf(`excluded.${reason}`) })),
    },
    sources: imports.map(({ file, upload, sheet, sha256 }) => ({ file, upload, sheet, sha256 })),
  };
}

/** Which of the recipes in words gives the value from the rows. */
function recipeOf(metric: Metric): string {
  switch (metric.kind) {
    case 'ratio':
      return metric.share ? 'share' : metric.denominator.once ? 'once' : 'ratio';
    case 'statistic':
      return metric.statistic;
    case 'change':
      return metric.change;
    case 'concentration':
      return metric.top === undefined ? metric.concentration : 'largest-several';
    default:
      return metric.kind;
  }
}

function wordsOf(key: string, own?: OwnWords): Words {
  return inEach((t) => lookup(t, key, key), own);
}

function inEach(text: (t: Translate) => string, own?: OwnWords): Words {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, text(createTranslate(language, null, own))]),
  ) as Words;
}
