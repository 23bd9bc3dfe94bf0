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
    of: /src\/ingest\/match\/(?:heading-forms|fitness)\.ts$/,
    tests: ['tests/ingest/match/headings.test.ts', 'tests/ingest/match/word-bags.test.ts', 'tests/model/model.test.ts'],
  },
  { of: /src\/ingest\/match\/mapping\//, tests: ['tests/ingest/mapping/*.test.ts'] },
  { of: /src\/ingest\/plan\/typing\/numbers\.ts$/, tests: ['tests/ingest/plan/numbers.test.ts'] },
  {
    of: /src\/ingest\/plan\/typing\/clean-text\.ts$/,
    tests: ['tests/ingest/plan/clean-text.test.ts', 'tests/ingest/plan/numbers.test.ts'],
  },
  { of: /src\/ingest\/plan\/typing\/(?:date-sql|short-years)\.ts$/, tests: ['tests/ingest/plan/dates.test.ts'] },
  {
    of: /src\/ingest\/plan\/typing\/day-counts\.ts$/,
    tests: ['tests/ingest/plan/day-counts.test.ts'],
  },
  {
    of: /src\/ingest\/plan\/date-forms\.ts$/,
    tests: ['tests/ingest/day-counts.test.ts', 'tests/ingest/dates.test.ts'],
  },
  {
    of: /src\/ingest\/plan\/amount-unit\.ts$/,
    tests: ['tests/ingest/plan/amount-unit.test.ts', 'tests/ingest/formats/stored-numbers.test.ts'],
  },
  {
    of: /src\/ingest\/plan\/number-styles\.ts$/,
    tests: ['tests/ingest/amounts.test.ts'],
  },
  { of: /src\/ingest\/plan\/plan-currency\.ts$/, tests: ['tests/ingest/plan/plan-currency.test.ts'] },
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
  { of: /src\/ingest\/check\/(?:list-cells|balance-behind)\.ts$/, tests: ['tests/ingest/unread.test.ts'] },
  { of: /src\/ingest\/check\/group-heads\.ts$/, tests: ['tests/ingest/group-heads.test.ts'] },
  { of: /src\/ingest\/check\/reject-file\.ts$/, tests: ['tests/ingest/reject-file.test.ts'] },
  { of: /src\/ingest\/check\/check-rows\.ts$/, tests: ['tests/ingest/rows.test.ts', 'tests/ingest/pages.test.ts'] },
  { of: /src\/ingest\/check\/issue-list\.ts$/, tests: ['tests/ingest/check/issue-list.test.ts'] },
  { of: /src\/metrics\/(?:limit|status)\.ts$/, tests: ['tests/metrics/status.test.ts', 'tests/metrics/limit.test.ts'] },
  { of: /src\/metrics\/periods\.ts$/, tests: ['tests/metrics/periods.test.ts'] },
  { of: /src\/ingest\/plan\/plan-quality\.ts$/, tests: ['tests/ingest/codes.test.ts', 'tests/ingest/unread.test.ts'] },
  {
    of: /src\/metrics\/(?:facts|priced)\.ts$/,
    tests: ['tests/metrics/currency.test.ts', 'tests/golden/golden.test.ts'],
  },
  {
    of: /src\/metrics\/answer-statement\.ts$/,
    tests: ['tests/metrics/answer-statement.test.ts', 'tests/metrics/request-rows.test.ts'],
  },
  {
    of: /src\/metrics\/relations\//,
    tests: ['tests/golden/golden.test.ts', 'tests/metrics/currency.test.ts', 'tests/metrics/month-book.test.ts'],
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
