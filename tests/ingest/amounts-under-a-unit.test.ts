import { describe, expect, it } from 'vitest';
import { importTexts, ledger } from '../support/import-text.ts';

describe('amounts under a unit', () => {
  it('are a question where it is not clear, and the file waits', async () => {
    const { report, engine } = await importTexts({ 'a.csv': ledger(['贷款余额（RMB mill net）'], [['1']]) });
    expect(report.rows).toEqual({ read: 1, loaded: 0, rejected: 1, excluded: 0 });
    expect(report.questions).toMatchObject([{ kind: 'unit', column: 'exposure.outstanding', blocks: true }]);
    expect(report.issues).toMatchObject([{ problem: 'unit-unclear', details: { unit: 'RMB mill net' } }]);
    await engine.close();
  });

  it('stay empty in a column the table can do without, and say so', async () => {
    const text = ledger(['余额（元）', '押品价值（万元，含税）'], [['1', '2']]);
    const { report, cells, engine } = await importTexts({ 'a.csv': text });
    expect(await cells('SELECT outstanding, collateral_value FROM exposure')).toEqual([[1, null]]);
    expect(report.issues).toMatchObject([{ problem: 'unit-unclear-column', column: '押品价值（万元，含税）' }]);
    await engine.close();
  });

  it('stay empty where only the balance beside them has a unit, until a person says theirs', async () => {
    const text = ledger(['贷款余额（万元）', '授信额度'], [['100', '200']]);
    const amounts = 'SELECT outstanding, limit_amount FROM exposure';
    const open = await importTexts({ 'a.csv': text });
    expect(await open.cells(amounts)).toEqual([[1_000_000, null]]);
    expect(open.report.issues).toMatchObject([{ problem: 'unit-unsaid', column: '授信额度' }]);
    expect(open.report.questions).toMatchObject([{ kind: 'unit', column: 'exposure.limit_amount', blocks: false }]);
    const said = await importTexts({ 'a.csv': text }, { units: { limit_amount: '万元' } });
    expect(await said.cells(amounts)).toEqual([[1_000_000, 2_000_000]]);
    const plain = await importTexts({ 'a.csv': ledger(['贷款余额（元）', '授信额度'], [['100', '200']]) });
    expect(await plain.cells(amounts)).toEqual([[100, 200]]);
    for (const each of [open, said, plain]) await each.engine.close();
  });

  it('are taken as a person says, however the heading reads', async () => {
    const text = ledger(['贷款余额（RMB mill net）'], [['1.5']]);
    const { report, cells, engine } = await importTexts({ 'a.csv': text }, { units: { outstanding: 'CNY million' } });
    expect(await cells('SELECT outstanding, currency FROM exposure')).toEqual([[1_500_000, 'CNY']]);
    expect(report.questions).toEqual([]);
    await engine.close();
  });

  it('are no amounts under days or shares', async () => {
    const text = ledger(['余额（元）', 'Arrears (days)', 'Past due amount (%)'], [['1', '30', '5']]);
    const { cells, engine } = await importTexts({ 'a.csv': text });
    expect(await cells('SELECT outstanding, overdue_amount FROM exposure')).toEqual([[1, null]]);
    await engine.close();
  });
});
