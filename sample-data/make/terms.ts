import { addDays, type IsoDate } from '../../src/lib/dates.ts';
import { AS_OF } from './calendar.ts';
import type { Client } from './clients.ts';
import type { CsvCell } from './csv.ts';
import type { Facility } from './facilities.ts';
import { at, createRandom } from './random.ts';
import { STORIES } from './stories.ts';

export const FACILITY_HEADER = [
  'facility_id',
  'client_id',
  'project_id',
  'facility_type',
  'approved_limit (10k CNY)',
  'signed_date',
  'origination_date',
  'maturity_date',
  'interest_rate',
  'rate_type',
  'collateral_type',
  'green_flag',
] as const;

const TYPES = {
  项目贷款: 'project_finance',
  银团贷款: 'syndicated',
  固定资产贷款: 'fixed_asset',
  流动资金贷款: 'working_capital',
} as const;

/** Sectors whose loans count as green. */
const GREEN = new Set(['光伏发电', '风力发电', '水务环保', '固废发电', '水利水电', '轨道交通']);

/** One row a loan agreement. */
export function facilityRows(facilities: readonly Facility[]): CsvCell[][] {
  return facilities.map((facility) => {
    const random = createRandom(`terms/${facility.id}`);
    return [
      facility.id,
      facility.client.id,
      facility.project,
      TYPES[facility.product],
      facility.limit,
      addDays(facility.start, -random.int(10, 60)),
      facility.start,
      facility.maturity,
      (0.034 + 0.004 * facility.client.baseTier + 0.004 * random.next()).toFixed(4),
      random.chance(0.7) ? 'floating' : 'fixed',
      isSecured(facility) ? at(['mortgaged', 'pledged', 'mixed'], random.int(0, 2)) : 'guaranteed',
      GREEN.has(facility.client.sector) ? 'Y' : 'N',
    ];
  });
}

/** Long loans are mostly secured, lines seldom. */
export function isSecured({ id, product }: Facility): boolean {
  return createRandom(`secured/${id}`).chance(product === '流动资金贷款' ? 0.2 : 0.75);
}

export const ACTION_HEADER = [
  'action_id',
  'client_id',
  'facility_id',
  'action_date',
  'action_type',
  'before_value',
  'after_value',
  'unit',
  'reason_code',
  'alert_id',
] as const;

interface Alert {
  id: string;
  client: string;
  raised: IsoDate;
  code: string;
  severity: number;
  dismissed: boolean;
}

/** Changes of limits and terms: after most red alerts, after some valuations, and the cut of the story. */
export function actionRows(alertRows: readonly CsvCell[][], clients: readonly Client[], facilities: readonly Facility[]): CsvCell[][] {
  const loans = new Map<string, Facility[]>();
  for (const facility of facilities) loans.set(facility.client.id, [...(loans.get(facility.client.id) ?? []), facility]);
  const answers = alertRows
    .filter((row) => row[1] === 0)
    .map(
      (row): Alert => ({
        id: String(row[0]),
        client: String(row[2]),
        raised: String(row[3]),
        code: String(row[5]),
        severity: Number(row[6]),
        dismissed: row[15] === 'false_positive',
      }),
    )
    .flatMap((alert) => answerOf(alert, loans.get(alert.client) ?? []));
  const better = clients
    .filter(({ refused, story, exitMonth }) => !refused && !story && exitMonth === null)
    .flatMap((client) => betterTerms(client, loans.get(client.id) ?? []));
  const rows = [...answers, ...better].toSorted(
    (a, b) => String(a[2]).localeCompare(String(b[2])) || String(a[0]).localeCompare(String(b[0])),
  );
  return rows.map((row, index) => [`X${String(index + 1).padStart(4, '0')}`, ...row]);
}

function answerOf({ id, client, raised, code, severity, dismissed }: Alert, loans: readonly Facility[]): CsvCell[][] {
  const random = createRandom(`answer/${id}`);
  const { amber, red, cut, before, after } = STORIES.receivables;
  const ofStory = loans[0]?.client.story === 'receivables';
  if (ofStory && code === 'F03' && raised === red) {
    const line = loans.find(({ product }) => product === '流动资金贷款');
    return line ? [[client, line.id, cut, 'limit_decrease', before, after, '10k CNY', code, id]] : [];
  }
  const alive = loans.filter(({ start, maturity }) => start <= raised && maturity > raised);
  const loan = alive.at(-1);
  if (!loan || dismissed || severity < 3 || (ofStory && raised === amber) || !random.chance(0.72)) return [];
  const date = addDays(raised, random.int(2, 33));
  if (date > AS_OF) return [];
  const kind = at(['limit_freeze', 'collateral_added', 'rate_rise', 'limit_decrease'] as const, random.weighted([4, 3, 2, 2]));
  if (kind === 'rate_rise') return [[client, loan.id, date, kind, 4.5, 5.1, '%', code, id]];
  if (kind === 'limit_decrease') return [[client, loan.id, date, kind, loan.limit, Math.round(loan.limit * 0.8), '10k CNY', code, id]];
  return [[client, loan.id, date, kind, null, null, null, code, id]];
}

/** Renewed valuations and progress reports win better terms. */
function betterTerms(client: Client, loans: readonly Facility[]): CsvCell[][] {
  const random = createRandom(`better/${client.id}`);
  const loan = loans.findLast(({ maturity }) => maturity > AS_OF);
  if (!loan || client.baseTier > 2 || !random.chance(0.2)) return [];
  const date = addDays('2025-07-01', random.int(0, 360));
  if (date < loan.start) return [];
  return random.chance(0.6)
    ? [[client.id, loan.id, date, 'rate_cut', 4.6, 4.3, '%', null, null]]
    : [[client.id, loan.id, date, 'limit_increase', loan.limit, Math.round(loan.limit * 1.1), '10k CNY', null, null]];
}
