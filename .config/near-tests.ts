import { readdirSync, readFileSync } from 'node:fs';

export interface Near {
  of: RegExp;
  tests: readonly string[];
  /** Milliseconds a test may take before a mutant counts as hanging; a hung test is ended sooner than a hung process. */
  testMs?: number;
}

/** The unit tests that are near to what is mutated; the first entry that fits a file holds. */
const NEAR_TESTS: readonly Near[] = [
  { of: /src\/lib\/sql\.ts$/, tests: ['tests/lib/sql.test.ts'] },
  { of: /src\/engine\/supervisor\.ts$/, tests: ['tests/engine/supervisor*.test.ts'], testMs: 3_000 },
  {
    of: /src\/ingest\/match\/(?:units|parse-unit|unit-words)\.ts$/,
    tests: ['tests/ingest/match/parse-unit.test.ts', 'tests/ingest/match/units.test.ts'],
  },
  {
    of: /src\/ingest\/match\/(?:spelling|class-words)\.ts$/,
    tests: [
      'tests/ingest/match/spelling.test.ts',
      'tests/ingest/match/class-words.test.ts',
      'tests/model/model.test.ts',
    ],
  },
  { of: /src\/ingest\/match\/days-in-words\.ts$/, tests: ['tests/ingest/match/days-in-words.test.ts'] },
  { of: /src\/ingest\/match\/value-map\.ts$/, tests: ['tests/ingest/match/mapped-values.test.ts'] },
  { of: /src\/ingest\/match\/stated-date\.ts$/, tests: ['tests/ingest/stated-date.test.ts'] },
  { of: /src\/ingest\/match\/(?:stated-values|unit-above)\.ts$/, tests: ['tests/ingest/match/stated-values.test.ts'] },
  { of: /src\/ingest\/match\/several-people\.ts$/, tests: ['tests/ingest/match/several-people.test.ts'] },
  { of: /src\/ingest\/match\/damaged-id\.ts$/, tests: ['tests/ingest/damaged-ids.test.ts'] },
  {
    of: /src\/ingest\/match\/(?:heading-forms|fitness|word-bags)\.ts$/,
    tests: ['tests/ingest/match/headings.test.ts', 'tests/ingest/match/word-bags.test.ts', 'tests/model/model.test.ts'],
  },
  {
    of: /src\/ingest\/match\/(?:match-columns|choose-table|match-inside)\.ts$/,
    tests: [
      'tests/ingest/match/headings.test.ts',
      'tests/ingest/choose-table.test.ts',
      'tests/ingest/matching.test.ts',
      'tests/ingest/wide-ledger.test.ts',
      'tests/ingest/several-tables.test.ts',
      'tests/ingest/remarks-above.test.ts',
      'tests/ingest/unpivot.test.ts',
    ],
  },
  {
    of: /src\/ingest\/match\/(?:regulatory|named-extract|needless)\.ts$/,
    tests: [
      'tests/ingest/match/named-extract.test.ts',
      'tests/ingest/match/regulatory.test.ts',
      'tests/ingest/extracts/headless.test.ts',
      'tests/ingest/extracts/needless.test.ts',
      'tests/ingest/extracts/one-ledger.test.ts',
    ],
  },
  { of: /src\/ingest\/match\/months-past-due\.ts$/, tests: ['tests/ingest/months-past-due.test.ts'] },
  { of: /src\/ingest\/match\/constant\.ts$/, tests: ['tests/ingest/one-value.test.ts'] },
  { of: /src\/ingest\/match\/(?:currencies-of|stated-unit)\.ts$/, tests: ['tests/ingest/amounts.test.ts'] },
  {
    of: /src\/ingest\/match\/mapping\//,
    tests: ['tests/ingest/mapping/*.test.ts', 'tests/ingest/matching.test.ts', 'tests/cli/normalize.test.ts'],
  },
  {
    of: /src\/ingest\/plan\/(?:plan-code|numbered-codes|reversed-classes|words-in|plan-words|resolve-doubts)\.ts$/,
    tests: [
      'tests/ingest/plan/numbered-codes.test.ts',
      'tests/ingest/codes.test.ts',
      'tests/ingest/matching.test.ts',
      'tests/ingest/unread.test.ts',
      'tests/ingest/words.test.ts',
    ],
  },
  {
    of: /src\/ingest\/plan\/(?:blank-flags|count-flag)\.ts$/,
    tests: ['tests/ingest/blank-flags.test.ts', 'tests/ingest/rows.test.ts'],
  },
  { of: /src\/ingest\/plan\/plan-area\.ts$/, tests: ['tests/ingest/plan/areas.test.ts'] },
  {
    of: /src\/ingest\/plan\/(?:plan-arrears|plan-days)\.ts$/,
    tests: [
      'tests/ingest/months-past-due.test.ts',
      'tests/ingest/days-of-two-columns.test.ts',
      'tests/ingest/match/days-in-words.test.ts',
      'tests/ingest/match/regulatory.test.ts',
      'tests/ingest/codes.test.ts',
    ],
  },
  { of: /src\/ingest\/plan\/plan-ids\.ts$/, tests: ['tests/ingest/damaged-ids.test.ts'] },
  {
    of: /src\/ingest\/plan\/typed-read\.ts$/,
    tests: [
      'tests/ingest/large-text.test.ts',
      'tests/ingest/formats/parquet.test.ts',
      'tests/ingest/formats/arrow.test.ts',
      'tests/ingest/made-numbers.test.ts',
    ],
  },
  {
    of: /src\/ingest\/plan\/(?:plan-columns|plan-text|plan-extract-text|unread-cell|void-cell)\.ts$/,
    tests: [
      'tests/ingest/rows.test.ts',
      'tests/ingest/amounts.test.ts',
      'tests/ingest/codes.test.ts',
      'tests/ingest/dates.test.ts',
      'tests/ingest/formats/parquet.test.ts',
      'tests/ingest/check/void-rows.test.ts',
      'tests/ingest/days-of-two-columns.test.ts',
    ],
  },
  { of: /src\/ingest\/plan\/typing\/numbers\.ts$/, tests: ['tests/ingest/plan/numbers.test.ts'] },
  {
    of: /src\/ingest\/plan\/typing\/clean-text\.ts$/,
    tests: ['tests/ingest/plan/clean-text.test.ts', 'tests/ingest/plan/numbers.test.ts'],
  },
  {
    of: /src\/ingest\/plan\/typing\/(?:date-sql|short-years|chinese-dates)\.ts$/,
    tests: ['tests/ingest/plan/dates.test.ts'],
  },
  {
    of: /src\/ingest\/plan\/typing\/day-counts\.ts$/,
    tests: ['tests/ingest/plan/day-counts.test.ts'],
  },
  {
    of: /src\/ingest\/plan\/(?:date-forms|no-dates)\.ts$/,
    tests: ['tests/ingest/day-counts.test.ts', 'tests/ingest/dates.test.ts', 'tests/ingest/unread.test.ts'],
  },
  {
    of: /src\/ingest\/plan\/amount-unit\.ts$/,
    tests: ['tests/ingest/plan/amount-unit.test.ts', 'tests/ingest/formats/stored-numbers.test.ts'],
  },
  {
    of: /src\/ingest\/plan\/number-styles\.ts$/,
    tests: ['tests/ingest/amounts.test.ts'],
  },
  {
    of: /src\/ingest\/plan\/(?:plan-currency|cell-currencies)\.ts$/,
    tests: ['tests/ingest/plan/plan-currency.test.ts'],
  },
  { of: /src\/ingest\/check\/sum-rows\.ts$/, tests: ['tests/ingest/sum-rows.test.ts'] },
  {
    of: /src\/ingest\/check\/totals\.ts$/,
    tests: ['tests/ingest/check/control-total.test.ts', 'tests/ingest/sum-rows.test.ts'],
  },
  {
    of: /src\/ingest\/check\/total-words\.ts$/,
    tests: ['tests/ingest/check/total-words.test.ts', 'tests/ingest/check/control-total.test.ts'],
  },
  { of: /src\/ingest\/check\/void-rows\.ts$/, tests: ['tests/ingest/check/void-rows.test.ts'] },
  {
    of: /src\/ingest\/check\/(?:list-cells|balance-behind)\.ts$/,
    tests: [
      'tests/ingest/unread.test.ts',
      'tests/ingest/codes.test.ts',
      'tests/ingest/amounts.test.ts',
      'tests/ingest/match/several-people.test.ts',
    ],
  },
  { of: /src\/ingest\/check\/list-pages\.ts$/, tests: ['tests/ingest/pages.test.ts'] },
  { of: /src\/ingest\/check\/list-damaged\.ts$/, tests: ['tests/ingest/damaged-ids.test.ts'] },
  {
    of: /src\/ingest\/check\/not-loaded\.ts$/,
    tests: ['tests/ingest/extracts/needless.test.ts', 'tests/ingest/extracts/around-loans.test.ts'],
  },
  { of: /src\/ingest\/check\/rejected-rows\.ts$/, tests: ['tests/ingest/rows.test.ts', 'tests/ingest/codes.test.ts'] },
  {
    of: /src\/ingest\/check\/remark-values\.ts$/,
    tests: ['tests/ingest/remarks-above.test.ts', 'tests/ingest/amounts-under-a-unit.test.ts'],
  },
  { of: /src\/ingest\/check\/unsaved\.ts$/, tests: ['tests/ingest/formats/unsaved-formulas.test.ts'] },
  { of: /src\/ingest\/check\/group-heads\.ts$/, tests: ['tests/ingest/group-heads.test.ts'] },
  { of: /src\/ingest\/check\/reject-file\.ts$/, tests: ['tests/ingest/reject-file.test.ts'] },
  {
    of: /src\/ingest\/check\/check-rows\.ts$/,
    tests: [
      'tests/ingest/rows.test.ts',
      'tests/ingest/pages.test.ts',
      'tests/ingest/codes.test.ts',
      'tests/ingest/unread.test.ts',
      'tests/ingest/amounts.test.ts',
      'tests/ingest/sum-rows.test.ts',
      'tests/ingest/match/several-people.test.ts',
    ],
  },
  { of: /src\/ingest\/check\/issue-list\.ts$/, tests: ['tests/ingest/check/issue-list.test.ts'] },
  { of: /src\/metrics\/(?:limit|status)\.ts$/, tests: ['tests/metrics/status.test.ts', 'tests/metrics/limit.test.ts'] },
  { of: /src\/metrics\/periods\.ts$/, tests: ['tests/metrics/periods.test.ts'] },
  { of: /src\/ingest\/plan\/plan-quality\.ts$/, tests: ['tests/ingest/codes.test.ts', 'tests/ingest/unread.test.ts'] },
  {
    of: /src\/metrics\/(?:facts|priced)\.ts$/,
    tests: ['tests/metrics/currency.test.ts', 'tests/golden/golden.test.ts'],
  },
  {
    of: /src\/metrics\/(?:aggregate-columns|united-statement|answer-statement|setting-tables|period-settings)\.ts$/,
    tests: [
      'tests/metrics/answer-statement.test.ts',
      'tests/metrics/request-rows.test.ts',
      'tests/session/rounds.test.ts',
      'tests/golden/golden.test.ts',
    ],
  },
  {
    of: /src\/metrics\/(?:contribution-statement|meaning)\.ts$/,
    tests: [
      'tests/session/bridge*.test.ts',
      'tests/session/constant-rates.test.ts',
      'tests/dashboard/bridge-view.test.ts',
    ],
  },
  {
    of: /src\/metrics\/(?:evidence-statement|recompute)\.ts$/,
    tests: ['tests/session/evidence.test.ts', 'tests/session/recompute.test.ts', 'tests/metrics/currency.test.ts'],
  },
  {
    of: /src\/metrics\/(?:missing|remark|cover|catalogue|definition|definition-version)\.ts$/,
    tests: [
      'tests/metrics/cover.test.ts',
      'tests/metrics/missing.test.ts',
      'tests/metrics/catalogue.test.ts',
      'tests/metrics/c*.test.ts',
      'tests/session/open-portfolio.test.ts',
      'tests/golden/golden.test.ts',
    ],
  },
  { of: /src\/metrics\/user\//, tests: ['tests/metrics/user/*.test.ts', 'tests/cli/own-metric.test.ts'] },
  {
    of: /src\/metrics\/relations\/early-warning\//,
    tests: ['tests/metrics/risk/early-warning.test.ts', 'tests/golden/golden.test.ts'],
  },
  {
    of: /src\/metrics\/relations\/(?:esg|emissions)/,
    tests: ['tests/metrics/esg/*.test.ts', 'tests/golden/golden.test.ts'],
  },
  {
    of: /src\/metrics\/relations\/(?:records|backlog-rows|task-rows|file|obligation|review-rows|service-rows|events-rows)\.ts$/,
    tests: [
      'tests/golden/golden.test.ts',
      'tests/metrics/compliance/*.test.ts',
      'tests/metrics/managers/*.test.ts',
      'tests/session/records.test.ts',
      'tests/session/tasks.test.ts',
      'tests/session/recompute.test.ts',
    ],
  },
  {
    of: /src\/metrics\/relations\//,
    tests: [
      'tests/golden/golden.test.ts',
      'tests/metrics/risk/*.test.ts',
      'tests/metrics/currency.test.ts',
      'tests/metrics/month-book.test.ts',
    ],
  },
];

/** The tests near to a file; of a metric those that name it, and the golden portfolio. */
export function nearTests(file: string): Near | undefined {
  const named = NEAR_TESTS.find(({ of }) => of.test(file));
  if (named || !/^src\/metrics\/(?:risk|compliance|esg|managers)\//.test(file)) return named;
  const ids = [...readFileSync(file, 'utf8').matchAll(/^ {2,4}id: ('[a-z0-9-]+')/gm)].map(([, id = '']) => id);
  const tests = readdirSync('tests/metrics', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `tests/metrics/${name}`)
    .filter((name) => ids.some((id) => readFileSync(name, 'utf8').includes(id)));
  return { of: /./, tests: ['tests/metrics/catalogue.test.ts', 'tests/golden/golden.test.ts', ...tests] };
}
