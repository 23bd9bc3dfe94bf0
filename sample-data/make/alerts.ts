import { addDays, type IsoDate } from '../../src/lib/dates.ts';
import { AS_OF, dayOf, MONTHS } from './calendar.ts';
import { managerOn, type Client } from './clients.ts';
import type { Episode } from './credit.ts';
import type { CsvCell } from './csv.ts';
import { createRandom } from './random.ts';
import { STORIES } from './stories.ts';

export const ALERT_HEADER = [
  'alert_id',
  'action_seq',
  'client_id',
  'raised_date',
  'category',
  'indicator_code',
  'severity',
  'source',
  'description',
  'ack_date',
  'plan_flag',
  'plan_date',
  'action_owner',
  'action_due',
  'action_done',
  'status',
  'closed_date',
  'resolution',
  'watchlist_added',
] as const;

interface Alert {
  client: Client;
  raised: IsoDate;
  category: string;
  code: string;
  severity: 1 | 2 | 3;
  source: string;
  text: string;
  /** Fixed course of events; drawn at random where it is not given. */
  course?: { acknowledged: IsoDate; closed: IsoDate | null; actions: Action[]; resolution: string | null };
}

interface Action {
  due: IsoDate;
  done: IsoDate | null;
  note: string;
}

/** Indicators that fire now and then without a default behind them. */
const SIGNALS = [
  ['financial', 'F01', '营业收入同比下降超过10%'],
  ['financial', 'F03', '应收账款周转率同比下降超过20%'],
  ['financial', 'F04', '利息保障倍数低于2.0'],
  ['financial', 'F06', '流动比率低于1.5'],
  ['behavioural', 'B02', '流动资金额度使用率超过90%'],
  ['operational', 'O01', '项目进度落后计划超过90天'],
  ['operational', 'O04', '法定代表人或控股股东变更'],
  ['legal', 'T03', '新增被诉案件'],
  ['collateral', 'C01', '押品评估价值下降超过10%'],
  ['esg', 'E01', '环保部门行政处罚'],
] as const;

/** Alerts in the order they were raised; row 0 is the alert, the rows after it are what was done. */
export function alertRows(clients: readonly Client[], episodes: Map<Client, Episode[]>): CsvCell[][] {
  const alerts = clients
    .filter(({ refused }) => !refused)
    .flatMap((client) => [...ofTrouble(client, episodes.get(client) ?? []), ...ofChance(client), ...ofStory(client)]);
  alerts.sort(
    (a, b) =>
      a.raised.localeCompare(b.raised) || a.client.id.localeCompare(b.client.id) || a.code.localeCompare(b.code),
  );
  return alerts.flatMap((alert, index) => toRows(alert, `A${String(index + 1).padStart(4, '0')}`));
}

function ofTrouble(client: Client, episodes: readonly Episode[]): Alert[] {
  const alerts: Alert[] = [];
  for (const { missed, impaired, from, until } of episodes) {
    if (from < 0 || from >= MONTHS) continue;
    const standsStill = impaired && missed === null;
    if (client.sector === STORIES.sector.name && from >= 24 && !standsStill) {
      const text = '组件价格持续下跌，行业开工率不足，产能出清风险上升';
      alerts.push({
        client,
        raised: dayOf(Math.max(0, from - 2), 12),
        category: 'economic',
        code: 'M01',
        severity: 2,
        source: 'external',
        text,
      });
    }
    if (missed === null) {
      const text = standsStill
        ? '还款来源不足，预计难以足额偿还，分类下调为次级'
        : '营业收入同比下降超过20%，列入关注名单';
      alerts.push({
        client,
        raised: dayOf(from, 6),
        category: 'financial',
        code: 'F01',
        severity: standsStill ? 3 : 2,
        source: 'manager',
        text,
      });
      continue;
    }
    const days = until - from;
    const red = days > 2;
    const text = red ? '本金或利息逾期超过30天' : '本金或利息逾期30天以内';
    alerts.push({
      client,
      raised: addDays(missed, red ? 31 : 3),
      category: 'behavioural',
      code: 'B01',
      severity: red ? 3 : 1,
      source: 'system',
      text,
    });
  }
  return alerts.filter(({ raised }) => raised <= AS_OF);
}

function ofChance(client: Client): Alert[] {
  const random = createRandom(`alerts/${client.id}`);
  const count = random.int(3, 11);
  const last = client.exitMonth ?? MONTHS - 1;
  return Array.from({ length: count }, (): Alert => {
    const [category, code, text] = random.pick(SIGNALS);
    const severity = random.chance(0.75) ? 1 : 2;
    return {
      client,
      raised: dayOf(random.int(0, last), random.int(1, 28)),
      category,
      code,
      severity,
      source: random.chance(0.7) ? 'system' : 'manager',
      text,
    };
  }).filter(({ raised }) => raised > client.onboarded);
}

function ofStory(client: Client): Alert[] {
  if (client.story === 'receivables') {
    const { amber, red, cut, before, after } = STORIES.receivables;
    const first = { client, category: 'financial', code: 'F03', source: 'system' };
    return [
      {
        ...first,
        raised: amber,
        severity: 2,
        text: '应收账款周转率由3.9次降至3.0次，同比下降23%',
        course: {
          acknowledged: addDays(amber, 2),
          closed: red,
          actions: [
            { due: addDays(amber, 30), done: addDays(amber, 21), note: '约见客户财务负责人，要求提供账龄明细' },
          ],
          resolution: '指标继续恶化，升级为红色预警',
        },
      },
      {
        ...first,
        raised: red,
        severity: 3,
        text: '应收账款周转率由3.9次降至2.5次，同比下降36%，应收账款同期增长18%',
        course: {
          acknowledged: addDays(red, 1),
          closed: addDays(cut, 10),
          actions: [
            { due: addDays(red, 14), done: addDays(red, 9), note: '现场核查应收账款账龄与回款账户' },
            { due: addDays(red, 30), done: cut, note: `压降流动资金授信额度：${before}万元调整为${after}万元` },
          ],
          resolution: `授信额度由${before}万元压降至${after}万元，回款账户纳入监管`,
        },
      },
    ];
  }
  if (client.story === 'polluter') {
    const { expired, raised } = STORIES.polluter;
    const course = {
      acknowledged: addDays(raised, 1),
      closed: null,
      actions: [
        { due: addDays(raised, 10), done: addDays(raised, 6), note: '暂停未提款项目贷款的提款' },
        { due: addDays(raised, 60), done: null, note: '取得续期后的排污许可证' },
      ],
      resolution: null,
    };
    return [
      {
        client,
        raised,
        category: 'esg',
        code: 'E02',
        severity: 3,
        source: 'manager',
        text: `排污许可证已于${expired}到期，尚未续期`,
        course,
      },
    ];
  }
  return [];
}

function toRows(alert: Alert, id: string): CsvCell[][] {
  const random = createRandom(`course/${alert.client.id}/${alert.code}/${alert.raised}`);
  const manager = managerOn(alert.client, alert.raised);
  const course = alert.course ?? courseOf(alert, manager.id === STORIES.overloaded ? 3 : 1);
  const known = (date: IsoDate | null) => (date !== null && date <= AS_OF ? date : null);
  const closed = known(course.closed);
  const acknowledged = known(course.acknowledged);
  const planned = alert.severity === 3 ? alert.course !== undefined || random.chance(0.8) : random.chance(0.15);
  const falseAlarm = closed !== null && !alert.course && alert.severity === 1 && random.chance(0.12);
  const status = closed ? (falseAlarm ? 'false_positive' : 'closed') : acknowledged ? 'in_progress' : 'open';
  const same = [alert.client.id, alert.raised, alert.category, alert.code, alert.severity, alert.source];
  const plan = planned ? known(addDays(course.acknowledged, 5)) : null;
  const head = [id, 0, ...same, alert.text, acknowledged, plan ? 'Y' : 'N', plan, null, null, null, status, closed];
  const rows: CsvCell[][] = [[...head, closed ? course.resolution : null, alert.severity === 3 ? 'Y' : 'N']];
  for (const [index, action] of course.actions.entries()) {
    if (acknowledged === null) break;
    rows.push([
      id,
      index + 1,
      ...same,
      action.note,
      null,
      null,
      null,
      manager.id,
      action.due,
      known(action.done),
      null,
      null,
      null,
      null,
    ]);
  }
  return rows;
}

/** Red alerts are answered within days, others within a week; an overloaded manager takes his time. */
function courseOf({ client, raised, severity, code }: Alert, slowness: number): NonNullable<Alert['course']> {
  const random = createRandom(`answer/${client.id}/${code}/${raised}`);
  const acknowledged = addDays(
    raised,
    slowness * (severity === 3 ? random.int(0, 2) : random.int(0, 6)) + (random.chance(0.06) ? random.int(5, 25) : 0),
  );
  const count = severity === 1 ? random.int(0, 1) : random.int(1, 2);
  const actions = Array.from({ length: count }, (_, index): Action => {
    const due = addDays(acknowledged, 20 * (index + 1));
    const late = random.chance(slowness > 1 ? 0.3 : 0.01);
    const done = random.chance(0.99) ? addDays(due, late ? random.int(1, 25) : -random.int(0, 15)) : null;
    return { due, done, note: index === 0 ? '现场核实并更新风险评估' : '追加担保或压降敞口' };
  });
  const open = severity === 3 && code === 'B01' && random.chance(0.35);
  const closed = open ? null : addDays(acknowledged, random.int(severity * 8, severity * 35));
  return { acknowledged, closed, actions, resolution: severity === 1 ? '核实后风险可控' : '已落实处置措施' };
}
