import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/export/csv-text.ts';
import { evidenceTable } from '../../src/export/evidence-table.ts';
import { alignments, cellText, columnTitle } from '../../src/dashboard/evidence-rows.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { NO_EVIDENCE } from '../support/no-evidence.ts';

const t = createTranslate('en', 'CNY');
const row: MetricRow = {
  metric: 'npl-ratio',
  code: 'R12',
  period: '2026-06',
  by: {},
  value: 0.1,
  numerator: 1,
  denominator: 10,
  n: 3,
  coverage: 1,
  unit: 'fraction',
  status: 'red',
  reason: null,
  flags: [],
};

/** A portfolio whose evidence has `total` rows and gives them in the pages it is asked for. */
function withRows(total: number): Pick<Portfolio, 'evidence'> {
  return {
    evidence: async (metric, request, { limit = 10, offset = 0 } = {}) => ({
      ...NO_EVIDENCE,
      metric,
      request,
      rows: {
        columns: ['source_row', 'client_name'],
        rows: Array.from({ length: Math.min(limit, total - offset) }, (_, index) => [offset + index + 2, '=x']),
      },
      total,
      excluded: [],
      parts: [],
    }),
  };
}

describe('evidence rows', () => {
  it('puts every row into the file, beyond the first page too', async () => {
    const text = csvText(await evidenceTable(withRows(45_001) as Portfolio, { row, request: {} }));
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(45_002);
    expect(lines.at(-1)).toBe("45002,'=x");
  });

  it('aligns a column at its end only when all it holds is numbers', () => {
    const rows = {
      columns: ['a', 'b', 'c'],
      rows: [
        [1, 'x', null],
        [null, 2, null],
      ],
    };
    expect(alignments(rows)).toEqual(['end', 'start', 'start']);
  });

  it('writes amounts with grouping and row numbers as they are', () => {
    expect(cellText(t, 1234567.5, 'outstanding')).toBe('1,234,567.50');
    expect(cellText(t, 12345, 'source_row')).toBe('12345');
    expect(cellText(t, 0.12345, 'pd')).toBe('0.1235');
  });

  it('says codes in words, as the rest of the page does', () => {
    expect(cellText(t, 2, 'five_tier')).toBe('special mention');
    expect(cellText(t, 3, 'class_floor')).toBe('substandard');
    expect(cellText(t, '31-60', 'days')).toBe('31–60 days');
    expect(cellText(t, 'ifrs_stage', 'basis')).toBe('IFRS 9 stage');
    expect(cellText(t, 2, 'outstanding')).toBe('2');
  });

  it('names columns that only evidence has', () => {
    expect(columnTitle(t, 'days_overdue')).toBe('Days overdue');
    expect(columnTitle(t, 'stage')).toBe('Impairment stage');
  });
});
