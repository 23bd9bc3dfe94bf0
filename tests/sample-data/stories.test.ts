import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import type { Cell, Engine } from '../../src/engine/engine.ts';
import { literal } from '../../src/lib/sql.ts';

const SAMPLE = join(import.meta.dirname, '../../sample-data');
const TABLES = [
  'exposure', 'client', 'manager', 'review', 'alert', 'esg', 'parameter', 'project', 'financials', 'cashflow', 'credit_action',
];
/** The ledger with English names and amounts in 万元; `bad` where the reported class is 次级 or worse. */
const LEDGER = `SELECT "数据日期"::DATE AS day, "借据编号" AS loan, "客户编号" AS client_id, "客户经理工号" AS manager_id,
  "授信额度（万元）"::DECIMAL(18, 2) AS agreed, "贷款余额（万元）"::DECIMAL(18, 2) AS balance, "逾期天数"::INT AS days,
  "五级分类" AS class, "贷款状态" AS status, "五级分类" IN ('次级', '可疑', '损失') AS bad FROM exposure`;
const DECIDED = `(done_date IS NOT NULL OR due_date < '2026-06-30') AND waived_flag = 'N'`;

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  for (const table of TABLES) {
    const path = await engine.putFile(`${table}.csv`, await readFile(join(SAMPLE, `${table}.csv`)));
    await engine.query(`CREATE TABLE ${table} AS SELECT * FROM read_csv(${literal(path)}, all_varchar = true)`);
  }
  await engine.query(`CREATE VIEW ledger AS ${LEDGER}`);
});
afterAll(() => engine.close());

async function row(sql: string): Promise<Cell[]> {
  return (await engine.query(sql)).rows[0] ?? [];
}

describe('the sample portfolio', () => {
  it('has the size its README states', async () => {
    expect(await row(`SELECT count(*), count(DISTINCT day), count(DISTINCT client_id) FROM ledger`)).toEqual([15427, 36, 240]);
    expect(await row(`SELECT count(*), sum(balance) FROM ledger WHERE day = '2026-06-30' AND balance > 0`)).toEqual([455, 2095666.34]);
    expect(await row(`SELECT count(*), count(DISTINCT team_id), count(DISTINCT branch) FROM manager`)).toEqual([40, 12, 5]);
    expect(await row(`SELECT (SELECT count(*) FROM client), (SELECT count(*) FROM review), (SELECT count(*) FROM alert), (SELECT count(*) FROM esg)`)).toEqual([260, 3747, 2753, 1619]);
  });

  it('has unique keys, and every id leads to its row', async () => {
    expect(
      await row(`SELECT
        (SELECT count(*) - count(DISTINCT (day, loan)) FROM ledger),
        (SELECT count(*) - count(DISTINCT review_id) FROM review),
        (SELECT count(*) - count(DISTINCT (alert_id, action_seq)) FROM alert),
        (SELECT count(*) - count(DISTINCT (subject_type, subject_id, assess_date)) FROM esg),
        (SELECT count(*) - count(DISTINCT client_name) FROM client),
        (SELECT count(*) FROM ledger ANTI JOIN client USING (client_id)),
        (SELECT count(*) FROM ledger ANTI JOIN manager USING (manager_id)),
        (SELECT count(*) FROM review ANTI JOIN client USING (client_id)),
        (SELECT count(*) FROM review ANTI JOIN manager USING (manager_id)),
        (SELECT count(*) FROM alert ANTI JOIN client USING (client_id))`),
    ).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('has no balance below zero, none left after the last row, and few above the limit', async () => {
    expect(await row(`SELECT count(*) FILTER (balance < 0), count(*) FILTER (status <> '正常' AND balance <> 0) FROM ledger`)).toEqual([0, 0]);
    const [over, all] = await row(`SELECT count(*) FILTER (balance > agreed), count(*) FROM ledger`);
    expect(Number(over) / Number(all)).toBeLessThan(0.01);
    expect(Number(over)).toBeGreaterThan(0);
  });

  it('knows nothing of the time after its last month-end but what is planned', async () => {
    expect(await row(`SELECT max(done_date) <= '2026-06-30', max(start_date) <= '2026-06-30', max(due_date) FROM review`)).toEqual([true, true, '2026-07-31']);
    expect(await row(`SELECT max(raised_date) <= '2026-06-30', max(closed_date) <= '2026-06-30', max(action_done) <= '2026-06-30' FROM alert`)).toEqual([true, true, true]);
    expect(await row(`SELECT max(assess_date) <= '2026-06-30' FROM esg`)).toEqual([true]);
  });

  it('keeps bad loans, watched loans and punctuality where a real book has them', async () => {
    const [npl, watched] = await row(`SELECT sum(balance) FILTER (bad) / sum(balance), sum(balance) FILTER (class = '关注') / sum(balance) FROM ledger WHERE day = '2026-06-30'`);
    expect(npl).toBeCloseTo(57457.73 / 2095666.34, 10); // 次级 40,801.76 + 可疑 1,380.00 + 损失 15,275.97
    expect(watched).toBeCloseTo(48371.75 / 2095666.34, 10);
    const [onTime] = await row(`SELECT count(*) FILTER (done_date <= due_date) / count(*) FROM review WHERE ${DECIDED}`);
    expect(onTime).toBeGreaterThan(0.93);
    expect(onTime).toBeLessThan(0.98);
  });

  it('lets loans go from class to class as a real book does: step by step, and special mention both ways', async () => {
    const steps = await engine.query(`SELECT DISTINCT a.class, b.class FROM ledger AS a JOIN ledger AS b ON b.loan = a.loan
      AND b.day = last_day(a.day + INTERVAL 1 MONTH) WHERE b.status = '正常' AND a.class <> b.class`);
    const seen = steps.rows.map(([from, to]) => `${from} ${to}`);
    for (const step of ['正常 关注', '关注 正常', '关注 次级', '次级 关注', '次级 可疑', '可疑 损失']) expect(seen).toContain(step);
    expect(seen.filter((step) => /可疑$/.test(step))).toEqual(['次级 可疑']);
    const years = await engine.query(`SELECT a.class, count(*) FROM ledger AS a JOIN ledger AS b ON b.loan = a.loan
      WHERE a.day = '2025-06-30' AND b.day = '2026-06-30' AND b.class = '可疑' GROUP BY 1`);
    expect(years.rows.map(([from]) => from)).toEqual(['次级']);
  });

  it('provides for its bad loans, nine tenths of which are overdue by more than 90 days', async () => {
    const [cover, late] = await row(`SELECT sum(x."减值准备（万元）"::DOUBLE) / sum(x."贷款余额（万元）"::DOUBLE) FILTER (x."五级分类" IN ('次级', '可疑', '损失')),
      sum(x."贷款余额（万元）"::DOUBLE) FILTER (x."逾期天数"::INT > 90) / sum(x."贷款余额（万元）"::DOUBLE) FILTER (x."五级分类" IN ('次级', '可疑', '损失'))
      FROM exposure AS x WHERE x."数据日期" = '2026-06-30'`);
    expect(cover).toBeCloseTo(1.606, 3);
    expect(late).toBeCloseTo(0.884, 3);
  });

  it('has a name in both languages for everybody and every group', async () => {
    const chinese = '\\p{Han}';
    expect(
      await row(`SELECT
        (SELECT count(*) FROM client WHERE NOT regexp_matches(client_name, '${chinese}') OR coalesce(client_name_en, '') = '' OR regexp_matches(client_name_en, '${chinese}') OR coalesce(sector_en, '') = ''),
        (SELECT count(*) FROM manager WHERE NOT regexp_matches(manager_name, '${chinese}') OR coalesce(manager_name_en, '') = '' OR coalesce(team_name_en, '') = '' OR coalesce(branch_en, '') = ''),
        (SELECT count(*) FROM project WHERE NOT regexp_matches(project_name, '${chinese}') OR coalesce(project_name_en, '') = ''),
        (SELECT count(DISTINCT sector_en) - count(DISTINCT sector) FROM client),
        (SELECT count(DISTINCT team_name_en) - count(DISTINCT team_id) FROM manager)`),
    ).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('the stories its README tells', () => {
  it('lets one sector deteriorate', async () => {
    const share = (day: string) => row(`SELECT coalesce(sum(balance) FILTER (bad), 0) / sum(balance) FROM ledger JOIN client USING (client_id) WHERE sector = '光伏制造' AND day = '${day}'`);
    expect(await share('2025-10-31')).toEqual([0]);
    expect((await share('2026-06-30'))[0]).toBeCloseTo(0.1812, 4);
  });

  it('lets one team be late from 2025 on, and one hardly ever', async () => {
    const onTime = (team: string, period: string) => row(`SELECT count(*) FILTER (done_date <= due_date) / count(*) FROM review JOIN manager USING (manager_id) WHERE team_name = '${team}' AND ${DECIDED} AND due_date ${period} '2025-01-01'`);
    expect((await onTime('西南项目二部', '<'))[0]).toBe(1);
    expect((await onTime('西南项目二部', '>='))[0]).toBeCloseTo(0.661, 3);
    expect((await onTime('华东项目一部', '>='))[0]).toBeGreaterThan(0.98);
  });

  it('cuts a limit after receivables turnover has fallen', async () => {
    const alerts = await engine.query(`SELECT raised_date, severity FROM alert WHERE client_id = 'C0103' AND indicator_code = 'F03' AND action_seq = '0' ORDER BY 1`);
    expect(alerts.rows).toEqual([['2025-08-20', '2'], ['2025-11-18', '3']]);
    const limits = await engine.query(`SELECT DISTINCT agreed FROM ledger WHERE loan = 'JK20240038' AND day IN ('2025-11-30', '2025-12-31') ORDER BY day`);
    expect(limits.rows).toEqual([[12000], [8000]]);
  });

  it('leaves a polluter without its permit', async () => {
    expect(await row(`SELECT status, severity FROM alert WHERE client_id = 'C0187' AND indicator_code = 'E02' AND action_seq = '0'`)).toEqual(['in_progress', '3']);
    expect(await row(`SELECT e_score FROM esg WHERE subject_id = 'C0187' ORDER BY assess_date DESC LIMIT 1`)).toEqual(['18']);
  });

  it('has two ESG providers on two scales, and few clients whom the bank has not scored itself', async () => {
    const scales = await engine.query(`SELECT DISTINCT provider, scale_min, scale_max, direction FROM esg WHERE subject_type = 'client' ORDER BY 1`);
    expect(scales.rows).toEqual([['Lvheng Ratings', '0', '50', 'lower_better'], ['行内评估', '0', '100', 'higher_better']]);
    expect(await row(`SELECT value FROM parameter WHERE key = 'esg_provider'`)).toEqual(['行内评估']);
    expect(
      await row(`SELECT count(DISTINCT client_id), sum(balance) FROM ledger WHERE day = '2026-06-30' AND balance > 0
        AND client_id IN (SELECT subject_id FROM esg GROUP BY 1 HAVING bool_and(provider = 'Lvheng Ratings'))`),
    ).toEqual([8, 44113.42]);
  });

  it('brings one name near the limit, and leaves one debtor classified too well', async () => {
    const [largest] = await row(`SELECT sum(balance) * 10000 / 10100000000 FROM ledger WHERE client_id = 'C0071' AND day = '2026-06-30'`);
    expect(largest).toBeCloseTo(0.0927, 4); // 93,662.34 万元 of 10.1 bn yuan
    expect(await row(`SELECT min(days), min(class), max(class) FROM ledger WHERE client_id = 'C0207' AND day = '2026-06-30'`)).toEqual([129, '关注', '关注']);
  });

  it('overloads one manager and hands bad loans to another', async () => {
    expect(await row(`SELECT count(DISTINCT client_id) FROM ledger WHERE manager_id = 'RM16' AND day = '2026-06-30' AND balance > 0`)).toEqual([17]);
    const bad = (manager: string, day: string) => row(`SELECT count(DISTINCT client_id) FROM ledger WHERE manager_id = '${manager}' AND day = '${day}' AND bad`);
    expect([await bad('RM25', '2025-03-31'), await bad('RM26', '2025-03-31'), await bad('RM26', '2025-04-30')]).toEqual([[2], [0], [2]]);
  });

  it('follows the fall in receivables turnover to the cut of the limit', async () => {
    expect(
      await row(`SELECT x.action_date, x.before_value, x.after_value, a.indicator_code, a.severity, a.raised_date
        FROM credit_action AS x JOIN alert AS a ON a.alert_id = x.alert_id AND a.action_seq = '0'
        WHERE x.client_id = 'C0103' AND x.action_type = 'limit_decrease'`),
    ).toEqual(['2025-12-12', '12000', '8000', 'F03', '3', '2025-11-18']);
  });

  it('has statements and cash flows that close', async () => {
    expect(
      await row(`SELECT count(*) FROM financials
        WHERE abs("资产总计（万元）"::INT - "负债合计（万元）"::INT - "所有者权益合计（万元）"::INT) > 0`),
    ).toEqual([0]);
    // each forecast period opens where the one before it closed
    expect(
      await row(`SELECT count(*) FROM (
        SELECT "debt_open (10k CNY)"::DOUBLE AS opens, lag("debt_close (10k CNY)"::DOUBLE) OVER (PARTITION BY project_id ORDER BY period_end) AS closed
        FROM cashflow WHERE scenario = 'base') WHERE abs(opens - closed) > 0.02`),
    ).toEqual([0]);
    expect(
      await row(`SELECT count(*) FROM cashflow WHERE project_id NOT IN (SELECT project_id FROM project)`),
    ).toEqual([0]);
  });
});
