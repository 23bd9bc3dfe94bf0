import { describe, expect, it } from 'vitest';
import { csvTemplates, workbookTemplate } from '../../src/ingest/index.ts';
import { TABLES } from '../../src/model/index.ts';
import { importTexts } from '../support/import-text.ts';

describe('templates', () => {
  it('are recognised when they come back empty, with every column, and no row is read', async () => {
    const files = Object.fromEntries(
      csvTemplates().map(({ name, content }) => [name.replace('.csv', '-1.csv'), content]),
    );
    const { reports, engine } = await importTexts(files);
    expect(reports.map(({ table, rows }) => [table, rows.read])).toEqual(TABLES.map(({ name }) => [name, 0]));
    for (const [index, { columns }] of reports.entries())
      expect(columns.map(({ target }) => target)).toEqual(
        TABLES[index]?.columns.map(({ name }) => `${TABLES[index]?.name}.${name}`),
      );
    await engine.close();
  });

  it('filled in are read by the row, the explanation left out, in yuan', async () => {
    const template = csvTemplates().find(({ name }) => name === 'exposure.csv')?.content ?? '';
    const columns = TABLES[0]?.columns.map(({ name }) => name) ?? [];
    const given: Record<string, string> = {
      as_of_date: '2026-06-30',
      facility_id: '0012',
      client_id: 'C1',
      outstanding: '1234.5',
      five_tier: '关注',
    };
    const row = (facility: string) =>
      columns.map((name) => (name === 'facility_id' ? facility : (given[name] ?? ''))).join(',');
    const { cells, report, engine } = await importTexts({ 'a.csv': `${template}${row('0012')}\r\n${row('0013')}\r\n` });
    expect(report.rows).toEqual({ read: 2, loaded: 2, rejected: 0, excluded: 0 });
    expect(report.issues).toEqual([]);
    expect(await cells('SELECT facility_id, outstanding, five_tier, source_row FROM exposure ORDER BY 1')).toEqual([
      ['0012', 1234.5, 2, 3],
      ['0013', 1234.5, 2, 4],
    ]);
    await engine.close();
  });

  it('are one workbook too, a sheet a table', async () => {
    const { name, content } = await workbookTemplate();
    const { reports, engine } = await importTexts({ [name]: content });
    expect(reports.map(({ table, rows }) => [table, rows.read])).toEqual(TABLES.map((table) => [table.name, 0]));
    await engine.close();
  });
});
