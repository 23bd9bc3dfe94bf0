import { addDays } from '../../src/lib/dates.ts';
import { AS_OF } from './calendar.ts';
import { managerOn, type Client } from './clients.ts';
import type { CsvCell } from './csv.ts';
import type { Manager } from './managers.ts';
import { at, createRandom, type Random } from './random.ts';
import { STORIES } from './stories.ts';

export const TICKET_HEADER = [
  'ticket_id',
  'client_id',
  'manager_id',
  'opened_at',
  'first_response_at',
  'resolved_at',
  'category',
  'sla_response_h',
  'sla_resolve_h',
  'csat',
  'nps',
  'complaint_flag',
  'reopened_flag',
] as const;

const FIRST_DAY = '2026-01-01';
const DAYS = 181;

/** Requests of clients in the first half of 2026, each with its time limits. */
export function ticketRows(clients: readonly Client[]): CsvCell[][] {
  const rows = clients
    .filter(({ refused, exitMonth }) => !refused && exitMonth === null)
    .flatMap((client) => {
      const random = createRandom(`tickets/${client.id}`);
      return Array.from({ length: random.int(1, 8) }, () => ticketOf(client, random));
    });
  rows.sort((a, b) => String(a[2]).localeCompare(String(b[2])) || String(a[0]).localeCompare(String(b[0])));
  return rows.map((row, index) => [`S${String(index + 1).padStart(4, '0')}`, ...row]);
}

function ticketOf(client: Client, random: Random): CsvCell[] {
  const day = addDays(FIRST_DAY, random.int(0, DAYS - 1));
  const manager = managerOn(client, day);
  const slow = manager.id === STORIES.overloaded ? 2.2 : manager.team === STORIES.bestTeam ? 0.5 : 1;
  const [response, resolve] = random.chance(0.3) ? [4, 24] : [8, 72];
  const answered = Math.round(response * slow * (0.1 + 0.93 * random.next()) * 10) / 10;
  const solved = answered + Math.round(resolve * slow * (0.1 + 0.81 * random.next()) * 10) / 10;
  const opened = Date.parse(`${day}T${String(random.int(8, 17)).padStart(2, '0')}:${String(random.int(0, 59)).padStart(2, '0')}:00Z`);
  const moment = (hours: number) => {
    const text = new Date(opened + hours * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    return text.slice(0, 10) <= AS_OF ? text : null;
  };
  const closed = moment(solved);
  const rated = closed !== null && random.chance(0.6);
  const happy = solved <= resolve;
  const csat = happy ? at([3, 4, 5], random.weighted([0.5, 5, 6])) : at([1, 2, 3, 4], random.weighted([1, 2, 3, 2]));
  const nps = Math.min(10, Math.max(0, csat * 2 + random.int(-1, 1)));
  return [
    client.id,
    manager.id,
    moment(0),
    moment(answered),
    closed,
    at(['提款', '还款安排', '利率咨询', '资料更新', '授信调整'], random.int(0, 4)),
    response,
    resolve,
    rated ? csat : null,
    rated ? nps : null,
    random.chance(happy ? 0.005 : 0.08) ? 'Y' : 'N',
    closed !== null && random.chance(0.03) ? 'Y' : 'N',
  ];
}

export const TRAINING_HEADER = [
  'manager_id',
  'course_id',
  'course_name',
  'topic',
  'completion_date',
  'hours',
  'required_flag',
  'due_date',
  'passed',
] as const;

/** Courses of the year to June 2026; those with a due date are required of everybody. */
const COURSES = [
  ['K01', '反洗钱年度培训', 'aml', 12, '2025-09-30'],
  ['K02', '环境与社会风险管理', 'esg', 16, '2025-12-31'],
  ['K03', '金融资产风险分类办法', 'risk', 16, '2026-03-31'],
  ['K04', '项目融资现金流分析', 'risk', 20, null],
  ['K05', '绿色金融产品', 'product', 12, null],
  ['K06', '客户服务规范', 'service', 8, '2026-06-15'],
  ['K07', '合规与案防', 'compliance', 12, '2026-05-31'],
] as const;

/** One row a manager and course. */
export function trainingRows(managers: readonly Manager[]): CsvCell[][] {
  return managers
    .filter(({ to }) => to === null)
    .flatMap((manager) => {
      const random = createRandom(`training/${manager.id}`);
      const keen = manager.team === STORIES.bestTeam ? 1 : manager.id === STORIES.overloaded ? 0.6 : 0.985;
      return COURSES.flatMap(([id, name, topic, hours, due]): CsvCell[][] => {
        const done = random.chance(due === null ? keen * 0.9 : keen);
        if (!done && due === null) return [];
        const date = addDays(due ?? '2026-05-31', random.chance(0.98) ? -random.int(1, 75) : random.int(1, 14));
        return [
          [manager.id, id, name, topic, done ? date : null, hours, due === null ? 'N' : 'Y', due, done ? (random.chance(0.97) ? 'Y' : 'N') : null],
        ];
      });
    });
}

export const KPI_HEADER = ['scope_type', 'scope_id', 'period', 'kpi_code', 'actual_manual', 'note'] as const;

/** Awards; a score card of the bank's own would stand in the same table. */
export function kpiRows(managers: readonly Manager[]): CsvCell[][] {
  return managers
    .filter(({ team }) => team === STORIES.bestTeam)
    .slice(0, 2)
    .map(({ id }) => ['manager', id, '2026Q2', 'AWARD', 1, '最佳客户服务奖']);
}
