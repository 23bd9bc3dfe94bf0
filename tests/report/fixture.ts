import type { Figure, FigureCell } from '../../src/charts/figure.ts';
import { lineTrend } from '../../src/charts/line-trend.ts';
import type { Translate } from '../../src/i18n/translate.ts';
import type { ImportReport } from '../../src/ingest/import-report.ts';
import { addMonths } from '../../src/lib/dates.ts';
import type { MetricRow, Status } from '../../src/metrics/metric.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { UNCHANGED } from '../support/unchanged-settings.ts';
import type { Board, Card } from '../../widgets/card.ts';

const SHA = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** One file's import report; 1,203 rows read = 1,190 loaded + 8 rejected + 5 excluded. */
export function importReport(changes: Partial<ImportReport> = {}): ImportReport {
  return {
    file: '贷款台账.csv',
    upload: '贷款台账.csv',
    sheet: null,
    format: 'text',
    sha256: SHA,
    bytes: 123_456,
    encoding: 'gb18030',
    delimiter: ',',
    table: 'exposure',
    rows: { read: 1_203, loaded: 1_190, rejected: 8, excluded: 5 },
    columns: [
      { source: '贷款余额(万元)', target: 'exposure.outstanding', unit: '万元', rivals: ['合同金额(万元)'] },
      { source: '备注', target: null, unit: null },
    ],
    issues: [
      {
        file: '贷款台账.csv',
        row: 77,
        column: '到期日',
        value: '2026-02-30',
        problem: 'bad-date',
        hint: 'x',
        severity: 'rejected',
      },
    ],
    issueCounts: { 'bad-date': 8, 'sub-total': 5 },
    headers: ['贷款余额(万元)', '合同金额(万元)', '备注'],
    preview: [],
    totals: { outstanding: '1234567890.12', control: '1234567890.12', difference: '0.00' },
    questions: [],
    ...changes,
  };
}

/** A portfolio that only tells about itself; whoever asks it for a metric made a mistake. */
export function portfolioOf(changes: Partial<Portfolio> = {}): Portfolio {
  const refuse = () => Promise.reject(new Error('not asked in these tests'));
  return {
    // an engine without tables: there is nothing to judge
    engine: { kind: 'duckdb-node', query: async () => ({ columns: [], rows: [] }) } as unknown as Portfolio['engine'],
    imports: [importReport()],
    loads: [],
    tables: { exposure: 1_190 },
    snapshots: ['2026-05-31', '2026-06-30'],
    currency: 'CNY',
    ...UNCHANGED,
    version: 1,
    ask: refuse,
    evidence: refuse,
    contributions: () => Promise.reject(new Error('not asked for in these tests')),
    workings: () => Promise.reject(new Error('not asked for in these tests')),
    values: (dimension) =>
      Promise.resolve(dimension === 'client' ? [{ value: 'C001', label: '云岭光伏发电有限公司' }] : []),
    ...changes,
  };
}

/** A value as a cell, with the row it comes from. */
export function cell(value: number, status: Status, t: Translate, changes: Partial<MetricRow> = {}): FigureCell {
  const row: MetricRow = {
    metric: 'npl-ratio',
    code: 'R12',
    period: '2026-06',
    by: {},
    value,
    numerator: value * 1e9,
    denominator: 1e9,
    n: 600,
    coverage: 1,
    unit: 'fraction',
    status,
    reason: null,
    flags: [],
    ...changes,
  };
  return { text: t.format.value(value, 'fraction'), status, ref: { row, request: {} } };
}

/** A figure with a line over 36 months and a table of as many rows. */
export function trendFigure(t: Translate, changes: Partial<Figure> = {}): Figure {
  const months = Array.from({ length: 36 }, (_, index) => addMonths('2023-07', index));
  const values = months.map((_, index) => 0.018 + 0.004 * Math.sin(index / 4) + index * 0.0002);
  const zh = t.language === 'zh-CN';
  return {
    id: 'npl-trend',
    title: zh ? '不良率与关注类占比' : 'NPL and special-mention ratio',
    finding: zh
      ? '不良率 2.31%，较三个月前上升 0.42 个百分点，高于 2% 阈值；逾期九十天以上贷款与不良贷款之比为 87.40%，低于监管要求的上限。'
      : 'NPL ratio 2.31 %, up 0.42 pp in three months, above the 2 % limit; loans overdue by more than 90 days are 87.40 % of NPL.',
    status: 'amber',
    headline: cell(0.0231, 'amber', t),
    chart: {
      option: lineTrend({
        months: months.map((month) => t.format.month(month)),
        lines: [{ name: zh ? '不良率' : 'NPL ratio', values }],
        limits: [{ value: 0.03, label: zh ? '关注 3%' : 'watch 3%', status: 'amber' }],
        text: (value) => t.format.percent(value),
        none: t('value.none'),
      }),
      height: 240,
      alt: 'NPL ratio over 36 months',
    },
    table: {
      columns: [
        { title: zh ? '月份' : 'Month', align: 'start' },
        { title: zh ? '不良率' : 'NPL ratio', align: 'end' },
      ],
      rows: months.map((month, index) => [
        { text: t.format.month(month) },
        cell(values[index] ?? 0, 'green', t, { period: month }),
      ]),
    },
    foot: ['n = 600', zh ? '覆盖率 98.20%' : 'coverage 98.20 %', zh ? '截至2026年6月30日' : 'as of 2026-06-30'],
    ...changes,
  };
}

/** A figure that is a table of `count` rows, in which client names wrap. */
export function tableFigure(t: Translate, count: number): Figure {
  return {
    ...trendFigure(t, { chart: undefined, headline: undefined }),
    id: 'clients',
    title: t.language === 'zh-CN' ? '风险客户清单' : 'Clients at risk',
    status: 'red',
    table: {
      columns: [
        { title: t.language === 'zh-CN' ? '客户' : 'Client', align: 'start' },
        { title: t.language === 'zh-CN' ? '贷款余额' : 'Balance', align: 'end' },
        { title: t.language === 'zh-CN' ? '不良率' : 'NPL ratio', align: 'end' },
        { title: t.language === 'zh-CN' ? '说明' : 'Remark', align: 'start' },
      ],
      rows: Array.from({ length: count }, (_, index) => [
        { text: `${t.language === 'zh-CN' ? '云岭光伏发电有限公司' : 'Yunling Photovoltaic Power Co.'} ${index + 1}` },
        { text: t.format.money(1_234_567_890 - index * 7_654_321) },
        cell(index / 1_000, (['green', 'amber', 'red', 'grey'] as const)[index % 4] ?? 'grey', t),
        {
          text:
            t.language === 'zh-CN'
              ? '应收账款周转率连续三个季度下降，额度已于二〇二六年四月调减（详见预警记录）。'
              : 'Receivables turnover fell for three quarters, the limit was cut in April 2026 (see the alerts).',
        },
      ]),
    },
  };
}

/** A board whose cards show figures made beforehand. */
export function boardOf(id: string, figures: Figure[], needs: string[] = []): Board {
  const cards = figures.map((figure): Card => ({
    id: figure.id,
    span: figure.span ?? 'half',
    title: () => figure.title,
    metrics: [],
    missing: () => [],
    figure: () => Promise.resolve(figure),
  }));
  return { id, tag: null, needs, entries: [], title: () => id, cards: () => cards };
}
