export interface Near {
  of: RegExp;
  tests: readonly string[];
  /** Milliseconds a test may take before a mutant counts as hanging; a hung test is ended sooner than a hung process. */
  testMs?: number;
}

/** The unit tests that are near to what is mutated; the first entry that fits a file holds. */
export const NEAR_TESTS: readonly Near[] = [
  { of: /src\/lib\/sql\.ts$/, tests: ['tests/lib/sql.test.ts'] },
  { of: /src\/engine\/supervisor\.ts$/, tests: ['tests/engine/supervisor*.test.ts'], testMs: 3_000 },
  {
    of: /src\/ingest\/match\/(?:units|parse-unit|unit-words)\.ts$/,
    tests: ['tests/ingest/match/units.test.ts', 'tests/ingest/match/stated-values.test.ts'],
  },
  {
    of: /src\/ingest\/match\/(?:spelling|class-words)\.ts$/,
    tests: ['tests/ingest/match/class-words.test.ts', 'tests/model/model.test.ts'],
  },
  { of: /src\/ingest\/match\/days-in-words\.ts$/, tests: ['tests/ingest/match/days-in-words.test.ts'] },
  { of: /src\/ingest\/match\/value-map\.ts$/, tests: ['tests/ingest/match/value-map.test.ts'] },
  { of: /src\/ingest\/match\/stated-date\.ts$/, tests: ['tests/ingest/stated-date.test.ts'] },
  { of: /src\/ingest\/match\/(?:stated-values|unit-above)\.ts$/, tests: ['tests/ingest/match/stated-values.test.ts'] },
  { of: /src\/ingest\/match\/several-people\.ts$/, tests: ['tests/ingest/match/several-people.test.ts'] },
  { of: /src\/ingest\/match\/damaged-id\.ts$/, tests: ['tests/ingest/damaged-ids.test.ts'] },
  {
    of: /src\/ingest\/match\/(?:heading-forms|fitness)\.ts$/,
    tests: ['tests/ingest/match/headings.test.ts', 'tests/ingest/match/word-bags.test.ts', 'tests/model/model.test.ts'],
  },
  { of: /src\/ingest\/match\/mapping\//, tests: ['tests/ingest/mapping/*.test.ts'] },
];
