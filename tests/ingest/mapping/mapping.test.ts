import { describe, expect, it } from 'vitest';
import { exportMapping, joinMappings, parseMapping } from '../../../src/ingest/index.ts';
import { fingerprintOf, withSaved } from '../../../src/ingest/match/mapping/mapping.ts';
import { importTexts } from '../../support/import-text.ts';

const month = (date: string, amount: string, header = 'Due to IBRD') =>
  `End of Period,Loan Number,Borrower,${header},Borrower Obligation\n${date},L1,B,${amount},2\n`;
const DECIDED = { mapping: { outstanding: 'Due to IBRD' }, units: { outstanding: '万元' } };

describe('a mapping', () => {
  it('applies by itself to the next file with the same headings, in its own name', async () => {
    const first = await importTexts({ 'may.csv': month('2020-11-30', '1') }, DECIDED);
    const saved = exportMapping(first.reports, DECIDED);
    const next = await importTexts({ 'june.csv': month('2020-12-31', '3') }, { saved });
    // 3 of 万元
    expect(await next.cells('SELECT outstanding FROM exposure')).toEqual([[30000]]);
    expect(next.report.questions.filter(({ kind }) => kind === 'unit')).toEqual([]);
    await first.engine.close();
    await next.engine.close();
  });

  it('does not reach files with other headings', async () => {
    const first = await importTexts({ 'may.csv': month('2020-11-30', '1') }, DECIDED);
    const saved = exportMapping(first.reports, DECIDED);
    const next = await importTexts({ 'june.csv': month('2020-12-31', '3', 'Due to IDA') }, { saved });
    expect(await next.cells('SELECT outstanding FROM exposure')).toEqual([[2]]);
    await first.engine.close();
    await next.engine.close();
  });

  it('gives way to what is answered now, and keeps a column left out', () => {
    const headers = ['a', 'b'];
    const saved = {
      format: 'bellwether-mapping' as const,
      version: 1 as const,
      sources: [
        {
          fingerprint: fingerprintOf(headers),
          headers,
          table: 'exposure',
          columns: { 'exposure.outstanding': 'a', 'exposure.limit_amount': '' },
          units: { outstanding: '万元' },
          dateOrder: {},
        },
      ],
    };
    expect(withSaved({ mapping: { 'exposure.outstanding': 'b' } }, saved, headers)).toEqual({
      table: 'exposure',
      mapping: { 'exposure.outstanding': 'b', 'exposure.limit_amount': '' },
      units: { outstanding: '万元' },
      dateOrder: {},
    });
  });

  it('knows a source by its headings, whatever their order, case, width and spaces', () => {
    expect(fingerprintOf(['Loan No', '余额（万元）', ''])).toBe(fingerprintOf(['余额(万元)', 'loan_no']));
    expect(fingerprintOf(['Loan No'])).not.toBe(fingerprintOf(['Loan', 'No']));
  });

  it('survives being written and read, and joins another, the later winning', async () => {
    const { engine, reports } = await importTexts({ 'may.csv': month('2020-11-30', '1') }, DECIDED);
    const mapping = exportMapping(reports, DECIDED);
    expect(parseMapping(JSON.stringify(mapping), 'm.json')).toEqual(mapping);
    const other = { ...mapping, sources: mapping.sources.map((source) => ({ ...source, table: 'review' })) };
    expect(joinMappings(mapping, other).sources.map(({ table }) => table)).toEqual(['review']);
    await engine.close();
  });

  it('keeps no guess: what nobody confirmed is asked of the next file again, and not after it was', async () => {
    const file = { 'may.csv': month('2020-11-30', '1') };
    const open = await importTexts(file);
    const asked = (reports: typeof open.reports) =>
      reports[0]?.questions.filter(({ kind }) => kind === 'column').map(({ column }) => column);
    expect(asked(open.reports)).toEqual(['exposure.outstanding']);
    const saved = exportMapping(open.reports);
    expect(Object.keys(saved.sources[0]?.columns ?? {})).not.toContain('exposure.outstanding');
    const again = await importTexts(file, { saved });
    expect(asked(again.reports)).toEqual(['exposure.outstanding']);
    const confirmed = await importTexts(file, { saved, mapping: DECIDED.mapping });
    expect(asked(confirmed.reports)).toEqual([]);
    for (const { engine } of [open, again, confirmed]) await engine.close();
  });

  it.each([
    ['{', 'it is not JSON'],
    ['{"a":1}', 'it is no mapping'],
    ['null', 'it is no mapping'],
    ['"bellwether-mapping"', 'it is no mapping'],
    ['{"format":"bellwether-mapping","version":2}', 'its version 2 is not known'],
    [
      '{"format":"bellwether-mapping","version":1,"sources":[{"fingerprint":"x","table":"loans"}]}',
      'source 1 names no table of ours: loans',
    ],
    [
      '{"format":"bellwether-mapping","version":1,"sources":[{"fingerprint":"x","table":"exposure","columns":{"exposure.sharpe":"a"}}]}',
      'source 1 names no column of ours: exposure.sharpe',
    ],
  ])('that reads %s is refused', (text, problem) => {
    expect(() => parseMapping(text, 'm.json')).toThrow(`cannot read m.json: ${problem}`);
  });
});
