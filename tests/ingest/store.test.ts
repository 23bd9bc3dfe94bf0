import { describe, expect, it } from 'vitest';
import { withTables } from '../support/with-tables.ts';

describe('stored tables', () => {
  it('exist all, empty where nothing was loaded, with every column and where a row came from', async () => {
    const engine = await withTables({ exposure: [{ outstanding: 12.34 }] });
    for (const name of ['client', 'manager', 'review', 'alert', 'esg', 'parameter'])
      expect((await engine.query(`SELECT count(*) FROM ${name}`)).rows).toEqual([[0]]);
    const { rows } = await engine.query(
      'SELECT as_of_date, facility_id, client_id, outstanding, five_tier, source_file, source_row FROM exposure',
    );
    expect(rows).toEqual([['2026-06-30', 'F1', 'C1', 12.34, null, 'test.csv', 2]]);
    await engine.close();
  });

  it('share one ENUM between the columns of a domain, also where a value occurs in one table only', async () => {
    const engine = await withTables({
      exposure: [{ client_id: 'A', manager_id: 'M1' }],
      client: [{ client_id: 'A' }, { client_id: 'B' }],
      manager: [{ manager_id: 'M2', supervisor_id: 'M9' }],
    });
    const { rows } = await engine.query(
      `SELECT typeof(e.client_id) = typeof(c.client_id), typeof(e.client_id), typeof(e.manager_id)
       FROM exposure e JOIN client c ON c.client_id = e.client_id`,
    );
    expect(rows).toEqual([[true, "ENUM('A', 'B')", "ENUM('M1', 'M2', 'M9')"]]);
    await engine.close();
  });

  it('keep amounts exact to the cent', async () => {
    const engine = await withTables({ exposure: [{ outstanding: 0.1 }, { outstanding: 0.2 }] });
    const { rows } = await engine.query('SELECT CAST(sum(outstanding) AS VARCHAR) FROM exposure');
    expect(rows).toEqual([['0.30']]); // as doubles 0.30000000000000004
    await engine.close();
  });

  it('keep ids as text above 65,535 different values, and as ENUM at 65,535', async () => {
    const ids = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ facility_id: `F${index}`, client_id: 'C' }));
    for (const [count, type] of [
      [65_535, 'ENUM'],
      [65_536, 'VARCHAR'],
    ] as const) {
      const { storeTables } = await import('../../src/ingest/store/store-tables.ts');
      const { exposure } = await import('../../src/model/tables/exposure.ts');
      const engine = await withTables({ exposure: ids(1) });
      await engine.query(
        `CREATE TABLE stage AS SELECT * EXCLUDE (facility_id, n), 'F' || n AS facility_id
         FROM exposure, range(${count}) AS r(n)`,
      );
      await storeTables(engine, [{ table: exposure, relation: 'stage' }]);
      const { rows } = await engine.query('SELECT typeof(facility_id)[1:4] FROM exposure LIMIT 1');
      expect(rows).toEqual([[type.slice(0, 4)]]);
      await engine.close();
    }
  });
});
