import { describe, expect, it } from 'vitest';
import type { Thing } from '../../src/lib/page-links.ts';
import { trailOf } from '../../src/session/trail.ts';
import { withPortfolioOf } from '../support/value-of.ts';

const MAY = '2026-05-31';
const JUNE = '2026-06-30';
const TABLES = {
  exposure: [
    { facility_id: 'F1', client_id: 'C1', project_id: 'P1', as_of_date: MAY, outstanding: 90, manager_id: 'M2' },
    { facility_id: 'F1', client_id: 'C1', project_id: 'P1', as_of_date: JUNE, outstanding: 80, manager_id: 'M1' },
    { facility_id: 'F2', client_id: 'C1', as_of_date: JUNE, outstanding: 30, manager_id: 'M2' },
    { facility_id: 'F3', client_id: 'C2', as_of_date: MAY, outstanding: 5, manager_id: 'M2' },
  ],
  manager: [
    { manager_id: 'M1', team_id: 'T1', branch: 'B1' },
    { manager_id: 'M2', team_id: 'T2', branch: 'B1' },
  ],
};

describe('what a thing belongs to', () => {
  it('is told from the largest down, by most of its balance at the date, with how many others there are', async () => {
    await withPortfolioOf(TABLES, async (portfolio) => {
      const trail = async (kind: Thing['kind'], id: string, asOf = JUNE) =>
        (await trailOf(portfolio, { kind, id }, { asOf })).map((step) => `${step.level} ${step.id} +${step.others}`);
      expect(await trail('facility', 'F1')).toEqual([
        ...['branch B1 +0', 'team T1 +0', 'manager M1 +0', 'client C1 +0', 'project P1 +0'],
      ]);
      expect(await trail('facility', 'F1', MAY)).toContain('manager M2 +0');
      // without a project there is none
      expect(await trail('facility', 'F2')).toEqual(['branch B1 +0', 'team T2 +0', 'manager M2 +0', 'client C1 +0']);
      expect(await trail('client', 'C1')).toEqual(['branch B1 +0', 'team T1 +1', 'manager M1 +1']);
      expect(await trail('manager', 'M2')).toEqual(['branch B1 +0', 'team T2 +0']);
      expect(await trail('team', 'T1')).toEqual(['branch B1 +0']);
      // no longer in the book: by what there is of it
      expect(await trail('client', 'C2')).toEqual(['branch B1 +0', 'team T2 +0', 'manager M2 +0']);
      expect(await trail('client', 'C404')).toEqual([]);
    });
  });
});
