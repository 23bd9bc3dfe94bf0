import { describe, expect, it } from 'vitest';
import { withCorrection } from '../../src/dashboard/answers.ts';
import { correctionOf, fieldsOf } from '../../src/dashboard/layout-form.ts';
import { importFiles } from '../../src/ingest/index.ts';
import { fingerprintOf } from '../../src/ingest/match/mapping/mapping.ts';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';

const TEXT = '台账\n数据日期,借据编号,客户编号,余额\n2026-06-30,F1,C1,1\n注：说明\n';

async function found() {
  const engine = await startNodeEngine();
  const [report] = await importFiles(engine, [{ name: 'a.csv', content: new TextEncoder().encode(TEXT) }]);
  await engine.close();
  if (!report?.layout) throw new Error('no layout was found');
  return { report, fields: fieldsOf(report, report.layout) };
}

describe('the form for how a file is read', () => {
  it('starts from what was found', async () => {
    const { fields } = await found();
    expect(fields).toEqual({
      ...{ table: 'exposure', encoding: 'utf-8', delimiter: ',', quote: '"', escape: 'doubled' },
      rows: { headerFrom: 2, headerTo: 2, unitsRow: 0, firstRow: 3, footRows: 1 },
    });
    expect(correctionOf(fields, fields)).toEqual({});
  });

  it('tells only what was changed, and no row that is none', async () => {
    const { fields } = await found();
    const rows = { ...fields.rows, firstRow: 4, footRows: 0, headerTo: -1 };
    const wanted = { ...fields, table: '', encoding: 'gb18030', escape: 'backslash' as const, rows };
    expect(correctionOf(fields, wanted)).toEqual({
      ...{ table: '', encoding: 'gb18030' },
      layout: { quote: '"', escape: '\\', firstRow: 4, footRows: 0 },
    });
  });

  it('can say that no sign is a quote', async () => {
    const { fields } = await found();
    expect(correctionOf(fields, { ...fields, quote: 'none' })).toEqual({ layout: { quote: 'none' } });
  });

  it('is joined with what was decided before, and can be taken back, also from the mapping', async () => {
    const { report } = await found();
    const columns = { 'exposure.outstanding': '余额' };
    const source = { fingerprint: fingerprintOf(report.headers), headers: [], table: 'exposure', columns };
    const saved = {
      ...{ format: 'bellwether-mapping' as const, version: 1 as const },
      sources: [{ ...source, units: {}, dateOrder: {}, encoding: 'big5', layout: { firstRow: 9 } }],
    };
    const units = { outstanding: '万元' };
    const before = { saved, files: { 'a.csv': { units, layout: { firstRow: 4 } } } };
    const more = withCorrection(before, report, { encoding: 'gb18030', layout: { footRows: 2 } });
    expect(more.files?.['a.csv']).toEqual({ units, encoding: 'gb18030', layout: { firstRow: 4, footRows: 2 } });
    const back = withCorrection(more, report, null);
    expect(back.files?.['a.csv']).toEqual({ mapping: {}, units, dateOrder: {} });
    expect(back.saved?.sources).toEqual([{ ...source, units: {}, dateOrder: {} }]);
  });
});
