import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { loadPortfolio } from '../../src/session/loads/load-portfolio.ts';
import { openData } from '../../src/cli/open-data.ts';
import { saveTables } from '../../src/cli/pack-tables.ts';
import { readLoads } from '../../src/cli/read-paths.ts';
import type { Filter } from '../../src/metrics/metric.ts';
import { partText, readPart, readPartFilter } from '../../src/session/part/part.ts';
import { OTHER_IN_PART } from '../../src/session/part/other-in-part.ts';
import { readPartTables } from '../../src/session/part/read-part.ts';
import { narrowed } from '../../src/session/part/seen-part.ts';
import { isSameAnswer } from '../../src/session/prepared/checked-portfolio.ts';
import { samplePortfolio } from '../support/sample.ts';

describe('a part of a book', () => {
  // a branch, and a client that has no cash flows, no covenants and no credit actions
  it.each<[Filter, readonly string[]]>([
    [{ branch: ['华东分行'] }, Object.keys(OTHER_IN_PART)],
    // no sector with a limit is among its loans
    [{ client: ['C0189'] }, ['manager-workload']],
  ])(
    'answers every metric of the catalogue as the whole does with the filter, but for those that say why: %o',
    async (filter, reasoned) => {
      const whole = await samplePortfolio();
      const folder = await mkdtemp(join(tmpdir(), 'part-'));
      await saveTables(folder, await readPartTables(whole, filter));
      const { portfolio: part, close } = await openData(await readLoads([folder]), {});
      await rm(folder, { recursive: true });
      const other: string[] = [];
      for (const { id } of whole.catalogue.metrics)
        if (!isSameAnswer(await whole.ask(id, { filter }), await part.ask(id))) other.push(id);
      await close();
      expect(other.toSorted()).toEqual([...reasoned].toSorted());
      expect(whole.catalogue.metrics.length).toBeGreaterThan(90);
    },
  );

  it('keeps apart what was not said and what nobody could read', async () => {
    const text =
      '数据日期,借据编号,客户编号,贷款余额（元）,逾期天数\n2026-06-30,F1,C1,10,见附件\n2026-06-30,F2,C1,20,\n2026-06-30,F3,C1,30,4\n';
    const engine = await startNodeEngine();
    const whole = await loadPortfolio(engine, [{ name: 'a.csv', content: new TextEncoder().encode(text) }]);
    const folder = await mkdtemp(join(tmpdir(), 'part-'));
    await saveTables(folder, await readPartTables(whole, { client: ['C1'] }));
    const { portfolio: part, close } = await openData(await readLoads([folder]), {});
    const cells = async (from: typeof whole) =>
      (await from.engine.query('SELECT facility_id, days_past_due, unread FROM exposure ORDER BY 1')).rows;
    expect(await cells(part)).toEqual(await cells(whole));
    expect(await cells(part)).toEqual([
      ['F1', null, ',days_past_due,'],
      ['F2', null, null],
      ['F3', 4, null],
    ]);
    await close();
    await engine.close();
    await rm(folder, { recursive: true });
  });

  it('says of what it is one in settings, whatever the values hold', () => {
    const filter: Filter = { branch: ['A&B=C', '50% + 1'], client: ['<img onerror>', 'unknown'] };
    expect(readPartFilter(partText(filter))).toEqual(filter);
    const rows = [
      { key: ' PART_OF ', value: 'branch=华东分行' },
      { key: 'part_books', value: '2026-05-31:last 2026-06-10:part nonsense 2026-06-30' },
    ];
    expect(readPart(rows)).toEqual({
      filter: { branch: ['华东分行'] },
      books: [
        { date: '2026-05-31', kind: 'last' },
        { date: '2026-06-10', kind: 'part' },
      ],
      holds: [],
    });
    expect(readPart([{ key: 'net_capital', value: '1' }])).toBeNull();
  });

  it('is never left by what is asked of it', () => {
    const part: Filter = { branch: ['East', 'North'] };
    expect(narrowed(part, undefined)).toEqual(part);
    expect(narrowed(part, { branch: ['North', 'West'], sector: ['wind'] })).toEqual({
      branch: ['North'],
      sector: ['wind'],
    });
    expect(narrowed(part, { branch: ['West'] }).branch).toEqual(['\u0001']);
  });
});
