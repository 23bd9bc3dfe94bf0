import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { loadPortfolio } from '../../src/session/loads/load-portfolio.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { findingRows, qualityOf } from '../../src/session/portfolio/read-quality.ts';
import { dataNote, type TableQuality } from '../../src/session/portfolio/quality-note.ts';
import { OURS } from '../../src/metrics/catalogue.ts';

// F2 owes less than nothing, F3 is over 90 days late and yet pass, F4 has no date; the manager's list is in order
const LEDGER = `数据日期,借据编号,客户编号,客户经理,余额（元）,五级分类,逾期天数
2026-06-30,F1,C1,M1,100,1,0
2026-06-30,F2,C2,M1,-50,1,0
2026-06-30,F3,C3,M1,50,1,95
某日,F4,C4,M1,10,1,0
`;
const MANAGERS = '客户经理编号,客户经理姓名,团队\nM1,张三,一部\n';

let engine: Engine;
let portfolio: Portfolio;
let quality: TableQuality[];

beforeAll(async () => {
  engine = await startNodeEngine();
  const file = (name: string, text: string) => ({ name, content: new TextEncoder().encode(text) });
  portfolio = await loadPortfolio(engine, [file('ledger.csv', LEDGER), file('managers.csv', MANAGERS)]);
  quality = await qualityOf(portfolio);
});
afterAll(() => engine.close());

describe('the data behind numbers', () => {
  it('are told with the worst grade of the tables a metric needs, and what lies behind it', () => {
    const t = createTranslate('en');
    expect(quality.map(({ table, grade }) => `${table} ${grade}`)).toEqual(['exposure D', 'manager A']);
    const note = dataNote(['npl-ratio'], { tables: quality, catalogue: OURS }, t);
    expect(note).toMatchObject({ grade: 'D', text: 'Data D: to be repaired first', tables: ['exposure'] });
    // 1 of 4 rows was rejected; of 3 loaded, |-50| and 50 of 200 in all
    expect(note?.lines).toEqual([
      'Loan ledger: grade D, to be repaired first',
      'rows that could not be taken: 1 of 4; first ledger.csv, row 5',
      'negative outstanding balance: 1 of 3; 25.00% of the balance; first ledger.csv, row 3',
      'over 90 days past due, yet five-tier class pass or special mention: 1 of 3; 25.00% of the balance; first ledger.csv, row 4',
    ]);
  });

  it('say nothing where they are in order', () => {
    expect(
      dataNote(
        ['npl-ratio'],
        { tables: [{ table: 'exposure', rows: 1, grade: 'A', findings: [] }], catalogue: OURS },
        createTranslate('en'),
      ),
    ).toBe(null);
    expect(dataNote(['npl-ratio'], { tables: [], catalogue: OURS }, createTranslate('en'))).toBe(null);
  });
});

describe('the rows of a finding', () => {
  const find = (id: string) => {
    const found = quality[0]?.findings.find((finding) => finding.id === id);
    if (!found) throw new Error(`${id} was not found`);
    return found;
  };

  it('are those of the table, with their keys and what the finding speaks of', async () => {
    expect(await findingRows(portfolio, find('overdue-not-classified'))).toEqual({
      columns: ['source_file', 'source_row', 'as_of_date', 'facility_id', 'five_tier', 'client_name', 'outstanding'],
      rows: [['ledger.csv', 4, '2026-06-30', 'F3', '1', null, '50.00']],
    });
  });

  it('are those of the file where the import refused them', async () => {
    expect((await findingRows(portfolio, find('rejected-rows')))?.rows).toEqual([
      ['ledger.csv', 5, '数据日期', '某日'],
    ]);
  });

  it('are none for what is not about rows', async () => {
    expect(await findingRows(portfolio, { ...find('negative-balance'), samples: [] })).toBe(null);
  });
});
