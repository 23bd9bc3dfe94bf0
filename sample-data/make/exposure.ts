import { monthEndAt, monthIndex, MONTHS } from './calendar.ts';
import { managerOn, type Client } from './clients.ts';
import { daysPastDue, episodeAt, isBad, isWrittenOff, tierAt, type Episode } from './credit.ts';
import { hundredths, type CsvCell } from './csv.ts';
import { lifeOf, scheduledBalance, type Facility } from './facilities.ts';
import { at, createRandom } from './random.ts';
import { STORIES } from './stories.ts';
import { isSecured } from './terms.ts';

/** Headings as a bank's loan ledger has them; amounts in 万元. */
export const EXPOSURE_HEADER = [
  '数据日期',
  '借据编号',
  '客户编号',
  '项目编号',
  '产品',
  '放款日期',
  '到期日期',
  '授信额度（万元）',
  '贷款余额（万元）',
  '逾期天数',
  '逾期本金（万元）',
  '五级分类',
  '减值阶段',
  '内部评级',
  '减值准备（万元）',
  '展期标志',
  '客户经理工号',
  '贷款状态',
  '预警标志',
  '十二个月违约概率',
  '存续期违约概率',
  '押品价值（万元）',
] as const;

/** Five-tier classes as a ledger writes them, 1 to 5. */
const CLASSES = ['正常', '关注', '次级', '可疑', '损失'] as const;
const RATINGS = ['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'CCC', 'D'] as const;
/** Probabilities of default by risk tier. */
const PD = ['0.0015', '0.004', '0.011', '0.06', '1'] as const;
const LIFETIME_PD = ['0.008', '0.021', '0.055', '0.22', '1'] as const;
const PROVISION_PERCENT = [2.5, 12, 50, 75, 100] as const;

/** One row a loan and month-end, with one last row when it is repaid or written off. */
export function exposureRows(facilities: readonly Facility[], episodes: Map<Client, Episode[]>): CsvCell[][] {
  const rows: CsvCell[][] = [];
  const lives = facilities.map((facility) => ({
    facility,
    states: statesOf(facility, episodes.get(facility.client) ?? []),
  }));
  for (let month = 0; month < MONTHS; month++) {
    for (const { facility, states } of lives) {
      const state = states.get(month);
      if (state) rows.push(toRow(facility, month, state));
    }
  }
  return rows;
}

interface State {
  status: '正常' | '结清' | '核销';
  /** Hundredths of 万元. */
  balance: number;
  limit: number;
  days: number;
  tier: number | null;
  /** The client's risk tier, for its rating. */
  risk: number;
  extended: boolean;
}

function statesOf(facility: Facility, episodes: readonly Episode[]): Map<number, State> {
  const random = createRandom(`states/${facility.client.id}/${facility.start}/${facility.limit}`);
  const spared = facility.product !== '流动资金贷款' && random.chance(0.15);
  const slow = random.chance(0.12) ? 1 : 0;
  const states = new Map<number, State>();
  const { first, last } = lifeOf(facility);
  let frozen: number | null = null;
  for (let month = first; month < MONTHS; month++) {
    const episode = episodeAt(episodes, month);
    const days = spared ? 0 : daysPastDue(episode, month);
    const over = isWrittenOff(episodes, month);
    const risk = tierAt(facility.client, episodes, month);
    const limit = limitAt(facility, month);
    if (over || (month >= last && days === 0)) {
      const status = over ? '核销' : '结清';
      states.set(month, { status, balance: 0, limit, days: 0, tier: over ? 5 : 1, risk, extended: false });
      break;
    }
    if (days > 0) frozen ??= Math.max(scheduledBalance(facility, Math.max(first, month - 1)), 1);
    else frozen = null;
    const balance = frozen ?? Math.min(scheduledBalance(facility, month), overLimit(facility) ? Infinity : limit);
    const tier = classOf(facility, episode, { month, days, slow, spared });
    const extended = episode !== null && episode.missed === null && month - episode.from > 5;
    states.set(month, { status: '正常', balance, limit, days, tier, risk, extended });
  }
  return states;
}

/** A few lines carry capitalised interest above their limit. */
function overLimit(facility: Facility): boolean {
  return facility.product === '流动资金贷款' && createRandom(`over/${facility.client.id}`).chance(0.05);
}

function limitAt(facility: Facility, month: number): number {
  const { cut, after } = STORIES.receivables;
  const isCut =
    facility.client.story === 'receivables' && facility.product === '流动资金贷款' && month >= monthIndex(cut);
  const limit = (isCut ? after : facility.limit) * 100;
  return overLimit(facility) && month > 20 ? Math.round(limit * 0.7) : limit;
}

interface Moment {
  month: number;
  days: number;
  slow: number;
  spared: boolean;
}

/** The class that is reported: the rule's, sometimes a month late except at the half-year's end, and one debtor's never. */
function classOf(facility: Facility, episode: Episode | null, { month, days, slow, spared }: Moment): number | null {
  if (facility.client.story === 'underClassified' && days > 0) return 2;
  const random = createRandom(`class/${facility.id}/${month}`);
  if (monthIndex(facility.start) === month && random.chance(0.03)) return null;
  const seen = Math.max(0, days - (month % 6 === 5 ? 0 : slow * 30));
  if (seen > 360) return 5;
  if (seen > 270) return 4;
  if (seen > 90 || (isBad(episode, month) && (spared || episode?.impaired))) return 3;
  const watched = episode !== null && (episode.missed === null || daysPastDue(episode, month) > 30);
  return seen > 0 || watched ? 2 : 1;
}

function toRow(facility: Facility, month: number, state: State): CsvCell[] {
  const date = monthEndAt(month);
  const { balance, days, tier } = state;
  const open = state.status === '正常';
  const stage = (tier ?? 1) > 2 || days > 90 ? 3 : tier === 2 || days > 30 ? 2 : 1;
  const due = days === 0 ? 0 : Math.round(balance * Math.min(1, 0.04 + days / 400));
  return [
    date,
    facility.id,
    facility.client.id,
    facility.project,
    facility.product,
    facility.start,
    facility.maturity,
    hundredths(state.limit),
    hundredths(balance),
    days,
    hundredths(due),
    tier === null ? null : at(CLASSES, tier - 1),
    stage,
    ratingOf(facility.client, state.risk),
    hundredths(open ? Math.round((balance * at(PROVISION_PERCENT, (tier ?? 1) - 1)) / 100) : 0),
    state.extended ? '是' : '否',
    managerOn(facility.client, date).id,
    state.status,
    open ? (state.risk >= 4 ? '是' : '否') : null,
    ...(open ? [at(PD, state.risk - 1), at(LIFETIME_PD, state.risk - 1), collateralOf(facility, month)] : [null, null, null]),
  ];
}

/** What the security is worth, revalued each January, growing with the works while the loan is drawn; blank for unsecured loans. */
function collateralOf(facility: Facility, month: number): string | null {
  if (!isSecured(facility)) return null;
  const random = createRandom(`collateral/${facility.id}`);
  const year = Number(monthEndAt(month).slice(0, 4)) - 2023;
  const weak = facility.client.sector === STORIES.sector.name ? 0.12 : 0.03;
  const drawn = month - monthIndex(facility.start) >= facility.drawing;
  const built = drawn ? facility.limit * 100 : scheduledBalance(facility, month);
  return hundredths(Math.round(built * (1.2 + 0.8 * random.next()) * (1 - weak) ** year));
}

function ratingOf(client: Client, risk: number): string {
  const better = createRandom(`rating/${client.id}`).int(0, 1);
  if (risk === 5) return better ? 'CCC' : 'D';
  if (risk === 4) return better ? 'BB' : 'B';
  return at(RATINGS, (risk - 1) * 2 - better + 1 - (risk === 3 ? 1 : 0));
}
