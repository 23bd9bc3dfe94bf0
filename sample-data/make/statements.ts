import type { Client } from './clients.ts';
import { isWrittenOff, tierAt, type Episode } from './credit.ts';
import type { CsvCell } from './csv.ts';
import { AS_OF, MONTHS } from './calendar.ts';
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

/** By risk tier: liabilities and interest-bearing debt in percent of assets, EBIT over interest, current assets over current liabilities. */
const LIABILITIES = [52, 57, 61, 70, 80] as const;
const DEBT = [40, 45, 48, 55, 62] as const;
const INTEREST_COVER = [4.4, 3.7, 3.1, 2.1, 1.4] as const;
const CURRENT_RATIO = [2.2, 2.05, 1.95, 1.3, 1.05] as const;
/** Growth of revenue in percent. */
const GROWTH = [6, 5, 4, -6, -17] as const;

/** Three years of statements of the borrowers that are still in the book; whole 万元, so that every balance sheet closes. */
export function financialsRows(clients: readonly Client[], episodes: Map<Client, Episode[]>): CsvCell[][] {
  return clients
    .filter((client) => !client.refused && client.exitMonth === null && !isWrittenOff(episodes.get(client) ?? [], MONTHS))
    .flatMap((client) => statementsOf(client, episodes.get(client) ?? []));
}

function statementsOf(client: Client, episodes: readonly Episode[]): CsvCell[][] {
  const random = createRandom(`statements/${client.id}`);
  const size = 6000 + Math.round(60000 * random.next() * random.next());
  let revenue = size;
  const collects = 3.6 + 1.6 * random.next();
  // a few do not send the newest year, who is in trouble more often
  const troubled = tierAt(client, episodes, MONTHS - 1) === 5;
  const silent = random.chance(troubled ? 0.3 : 0.03);
  const rows = YEARS.map((year) => {
    const tier = tierAt(client, episodes, Math.max(0, LAST_MONTH[year]));
    revenue = Math.round((revenue * (100 + at(GROWTH, tier - 1) + 5 * random.bell())) / 100);
    const assets = Math.round(size * (2.6 + 0.2 * random.bell()));
    const debt = Math.round((assets * (at(DEBT, tier - 1) + 5 * random.bell())) / 100);
    const total = Math.max(debt, Math.round((assets * (at(LIABILITIES, tier - 1) + 4 * random.bell())) / 100));
    const equity = assets - total;
    const interest = Math.round((debt * (3.9 + 0.3 * tier)) / 100);
    const ebit = Math.round(interest * (at(INTEREST_COVER, tier - 1) + 0.6 * random.bell()));
    const profit = ebit > interest ? Math.round((ebit - interest) * 0.75) : ebit - interest;
    const turnover =
      client.story === 'receivables' ? FALLING[year] : collects * (1 + 0.06 * random.bell()) - (tier > 4 ? 0.9 : 0);
    const receivables = Math.round(revenue / turnover);
    const inventory = Math.round(revenue * 0.08);
    const cash = Math.round(revenue * (0.1 + 0.08 * random.next()));
    const current = receivables + inventory + cash + Math.round(revenue * 0.12);
    const payable = Math.round(current / (at(CURRENT_RATIO, tier - 1) + 0.25 * random.bell()));
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
