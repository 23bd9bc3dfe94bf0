import type { Client } from './clients.ts';
import { tierAt, type Episode } from './credit.ts';
import type { CsvCell } from './csv.ts';
import { AS_OF } from './calendar.ts';
import { at, createRandom } from './random.ts';

/** Headings as a bank's collection of statements has them; amounts in 万元. */
export const FINANCIALS_HEADER = [
  '客户编号',
  '报告期',
  '报表口径',
  '营业收入（万元）',
  '营业成本（万元）',
  '息税前利润（万元）',
  '折旧与摊销（万元）',
  '利息支出（万元）',
  '净利润（万元）',
  '资产总计（万元）',
  '流动资产合计（万元）',
  '货币资金（万元）',
  '应收账款（万元）',
  '存货（万元）',
  '负债合计（万元）',
  '流动负债合计（万元）',
  '有息负债（万元）',
  '所有者权益合计（万元）',
  '经营活动现金流量净额（万元）',
  '审计意见',
  '报送日期',
] as const;

const YEARS = [2023, 2024, 2025] as const;
/** Month of the ledger each year ends in. */
const LAST_MONTH = { 2023: 5, 2024: 17, 2025: 29 } as const;

/** Revenue over closing receivables of the client whose limit is cut; on the mean of both ends turnover falls from 3.9 to 2.5. */
const FALLING = { 2023: 3.9, 2024: 3.9, 2025: 1.84 } as const;

/** Margin before interest and tax, by risk tier, percent of revenue. */
const MARGIN = [24, 20, 15, 7, -6] as const;
/** Interest-bearing debt, percent of assets. */
const DEBT = [42, 48, 52, 60, 70] as const;

/** Three years of statements of the borrowers that are still in the book; whole 万元, so that every balance sheet closes. */
export function financialsRows(clients: readonly Client[], episodes: Map<Client, Episode[]>): CsvCell[][] {
  return clients
    .filter(({ refused, exitMonth }) => !refused && exitMonth === null)
    .flatMap((client) => statementsOf(client, episodes.get(client) ?? []));
}

function statementsOf(client: Client, episodes: readonly Episode[]): CsvCell[][] {
  const random = createRandom(`statements/${client.id}`);
  const size = 6000 + Math.round(60000 * random.next() * random.next());
  let revenue = size;
  let equity = Math.round(size * (0.9 + random.next() * 0.8));
  // a few do not send the newest year, a few only late
  const silent = random.chance(0.04);
  const rows = YEARS.map((year) => {
    const tier = tierAt(client, episodes, Math.max(0, LAST_MONTH[year]));
    const growth = [0.06, 0.05, 0.03, -0.11, -0.24][tier - 1] ?? 0;
    revenue = Math.round(revenue * (1 + growth + 0.05 * random.bell()));
    const assets = Math.round(size * (2.6 + 0.2 * random.bell()));
    const debt = Math.round((assets * (at(DEBT, tier - 1) + 6 * random.bell())) / 100);
    const ebit = Math.round((revenue * (at(MARGIN, tier - 1) + 4 * random.bell())) / 100);
    const interest = Math.round((debt * (3.9 + 0.3 * tier)) / 100);
    const profit = ebit > interest ? Math.round((ebit - interest) * 0.75) : ebit - interest;
    const turnover = client.story === 'receivables' ? FALLING[year] : 4 + 2 * random.bell() - (tier > 3 ? 1.1 : 0);
    const receivables = Math.round(revenue / turnover);
    const inventory = Math.round(revenue * 0.08);
    const cash = Math.round(revenue * (0.1 + 0.08 * random.next()));
    const current = receivables + inventory + cash + Math.round(revenue * 0.12);
    const cover = [1.9, 1.75, 1.6, 1.2, 0.85][tier - 1] ?? 1.5;
    const payable = Math.round(current / (cover + 0.25 * random.bell()));
    const total = Math.min(assets - Math.round(size * 0.05), Math.max(debt + payable, assets - equity));
    equity = assets - total;
    const flow = Math.round(profit + revenue * (0.06 + 0.07 * random.bell()) - (tier > 3 ? revenue * 0.05 : 0));
    const opinion = tier === 5 ? (random.chance(0.5) ? '保留意见' : '无法表示意见') : random.chance(0.02) ? '保留意见' : '标准无保留意见';
    const month = random.chance(0.05) ? '06' : random.chance(0.5) ? '03' : '04';
    return [
      client.id,
      `${year}-12-31`,
      '年报',
      revenue,
      Math.round(revenue * 0.7),
      ebit,
      Math.round(assets * 0.035),
      interest,
      profit,
      assets,
      current,
      cash,
      receivables,
      inventory,
      total,
      payable,
      debt,
      equity,
      flow,
      opinion,
      `${year + 1}-${month}-${String(10 + random.int(0, 18))}`,
    ];
  });
  const founded = client.onboarded.slice(0, 4);
  return rows.filter(
    (row) => String(row.at(-1)) <= AS_OF && String(row[1]).slice(0, 4) >= String(Number(founded) - 2) && !(silent && row[1] === '2025-12-31'),
  );
}
