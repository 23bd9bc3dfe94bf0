import { describe, expect, it } from 'vitest';
import { bridge } from '../../src/session/bridge/bridge.ts';
import { hideNames } from '../../src/session/portfolio/hidden-names.ts';
import { MONTHS, randomBook } from '../support/random-book.ts';
import { withPortfolioOf } from '../support/value-of.ts';

const BOOK = {
  ...randomBook(7),
  manager: [
    { manager_id: 'M1', manager_name: '王雨桐', team_id: 'T1', grade: 'senior', active_from: '2020-01-01' },
    { manager_id: 'M2', manager_name: '黄欣然', team_id: 'T1', grade: 'senior', active_from: '2020-01-01' },
  ],
};
const TOLD = /M[123]"|王雨桐|黄欣然/;

describe('hidden names', () => {
  it('put the same code in place of a manager in answers, lists and evidence, and leave the numbers alone', async () => {
    await withPortfolioOf(BOOK, async (portfolio) => {
      const hidden = (await hideNames(portfolio)).portfolio;
      const by = ['manager'] as const;
      const open = await portfolio.ask('npl-ratio', { by });
      const answer = await hidden.ask('npl-ratio', { by });
      const numbers = (rows: typeof open) => rows.map(({ value, n }) => `${value} ${n}`).sort();
      expect(numbers(answer)).toEqual(numbers(open));
      const listed = await hidden.values('manager');
      expect(new Set(answer.map((row) => row.by.manager))).toEqual(new Set(listed.map(({ value }) => value)));
      expect(listed.map(({ label }) => label).slice(0, 3)).toEqual(['M-1', 'M-2', 'M-3']);
      const evidence = await hidden.evidence('npl-ratio', { filter: { manager: ['M-1'] } });
      expect(evidence.total).toBeGreaterThan(0);
      expect(JSON.stringify([answer, listed, evidence])).not.toMatch(TOLD);
    });
  });

  it('hold for why a value moved, by manager', async () => {
    await withPortfolioOf(BOOK, async (portfolio) => {
      const asked = { from: MONTHS[1], to: MONTHS[4], by: ['manager'] } as const;
      const behind = (await hideNames(portfolio)).portfolio;
      for (const metric of ['outstanding-balance', 'manager-total-score', 'manager-workload']) {
        const open = await bridge(portfolio, metric, asked);
        const hidden = await bridge(behind, metric, asked);
        const changes = ({ groups }: typeof open) => groups.map(({ change }) => change).sort((a, b) => a - b);
        expect(changes(hidden), metric).toEqual(changes(open));
        expect(hidden.groups.length, metric).toBeGreaterThan(1);
        expect(JSON.stringify(hidden), metric).not.toMatch(TOLD);
      }
    });
  });

  it('keep their codes in another load, and hide who is only there', async () => {
    const gone = { manager_id: 'M0', manager_name: '周启明', team_id: 'T1', active_from: '2020-01-01' };
    const loan = { as_of_date: MONTHS[1], facility_id: 'X1', client_id: 'C1', outstanding: 5, manager_id: 'M0' };
    const older = { ...BOOK, manager: [gone, ...BOOK.manager], exposure: [loan, ...(randomBook(7).exposure ?? [])] };
    await withPortfolioOf(BOOK, (portfolio) =>
      withPortfolioOf(older, async (before) => {
        const { portfolio: hidden, alike } = await hideNames(portfolio);
        const same = await alike(before);
        const asked = { from: MONTHS[1], to: MONTHS[4], by: ['manager'] } as const;
        // the other loans are the same in both loads: a code that moved to somebody else would show as a correction
        const found = await bridge(hidden, 'outstanding-balance', asked, same);
        const causes = found.groups.flatMap(({ effects }) => effects.map(({ cause }) => cause));
        expect(found.groups.length).toBeGreaterThan(2);
        expect(causes).not.toContain('corrected');
        expect(JSON.stringify(found)).not.toMatch(/M[0123]"|王雨桐|黄欣然|周启明/);
        expect(found.missing).toMatchObject([{ by: { manager: 'M-4' }, from: null, to: 'NO_DATA' }]);
        const theirs = { asOf: MONTHS[1], filter: { manager: ['M-4'] } };
        expect((await same.ask('outstanding-balance', theirs))[0]?.value).toBe(5);
      }),
    );
  });

  it('are understood in filters by code alone: the real id would tell whose code it is', async () => {
    await withPortfolioOf(BOOK, async (portfolio) => {
      const { portfolio: hidden, request } = await hideNames(portfolio);
      const real = { filter: { manager: ['M2'] } };
      const [open] = await portfolio.ask('outstanding-balance', real);
      const coded = request(real);
      expect(coded.filter?.manager?.[0]).toMatch(/^M-[123]$/);
      expect((await hidden.ask('outstanding-balance', coded))[0]?.value).toBe(open?.value);
      expect((await hidden.ask('outstanding-balance', real))[0]).toMatchObject({ value: null, n: 0, status: 'grey' });
      expect(await hidden.ask('outstanding-balance', { ...real, by: ['manager'] })).toEqual([]);
    });
  });

  it('hide everybody in every metric by manager, with settings tried out as well', async () => {
    await withPortfolioOf(BOOK, async (portfolio) => {
      const { portfolio: hidden } = await hideNames(portfolio);
      const tried = hidden.withParameters([], { scenario: true });
      for (const id of [
        'manager-rank',
        'kpi-score',
        'shrunk-rate',
        'manager-workload',
        'pay-band',
        'portfolio-quality',
      ])
        for (const view of [hidden, tried]) {
          const rows = await view.ask(id, { by: ['manager'] });
          expect(rows.length, id).toBeGreaterThan(0);
          expect(JSON.stringify(rows), id).not.toMatch(TOLD);
        }
      const { parts } = await hidden.evidence('manager-total-score', { filter: { manager: ['M-1'] } });
      expect(JSON.stringify(parts)).not.toMatch(TOLD);
    });
  });

  it('go by the number for clients', async () => {
    await withPortfolioOf(
      { exposure: [{ client_id: 'C1', client_name: '北辰', outstanding: 1 }] },
      async (portfolio) => {
        expect(await portfolio.values('client')).toEqual([{ value: 'C1', label: '北辰' }]);
        expect(await (await hideNames(portfolio)).portfolio.values('client')).toEqual([{ value: 'C1', label: 'C1' }]);
      },
    );
  });

  it('give a code to a client whose file has no number, the same in answers, evidence, rows and the names of files', async () => {
    const names = ['北辰水务有限公司', '华曜风电.*(集团)', '<img onerror=alert(1)>'];
    const exposure = names.map((client_name, at) => ({
      ...{ client_id: client_name, client_name, outstanding: at + 1, source_file: '北辰水务_王雨桐.csv' },
      manager_id: '王雨桐',
    }));
    const manager = [{ manager_id: '王雨桐', manager_name: '王雨桐', grade: 'senior', hire_date: '2019-03-04' }];
    await withPortfolioOf({ exposure, manager }, async (portfolio) => {
      const { portfolio: hidden, request } = await hideNames(portfolio);
      const answer = await hidden.ask('outstanding-balance', { by: ['client'] });
      expect(answer.map(({ by }) => by.client).sort()).toEqual(['K-1', 'K-2', 'K-3']);
      const coded = request({ filter: { client: [names[1] ?? ''] } });
      expect((await hidden.ask('outstanding-balance', coded))[0]?.value).toBe(2);
      const told = [
        ...[answer, coded, await hidden.values('client'), hidden.imports, hidden.loads],
        await hidden.evidence('outstanding-balance', { by: ['client'] }),
        await hidden.records('exposure', {}, { columns: 'all' }),
        await hidden.records('manager', {}, { columns: 'all' }),
      ];
      expect(JSON.stringify(told)).not.toMatch(/北辰|华曜|onerror|王雨桐|2019-03-04|senior/);
    });
  });
});
