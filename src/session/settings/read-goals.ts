import type { Engine } from '../../engine/engine.ts';
import { LANGUAGES } from '../../i18n/language.ts';
import { speak } from '../../i18n/speak.ts';
import type { Catalogue } from '../../metrics/catalogue.ts';
import type { Metric } from '../../metrics/definition.ts';
import { monthsOf } from '../../metrics/named-months.ts';
import { DIMENSIONS, type Dimension } from '../../metrics/metric.ts';
import { isIsoDate } from '../../lib/dates.ts';
import type { Values } from '../portfolio/dimension-values.ts';
import type { Goal } from './goal.ts';
import { readGoalValue, type GoalValueProblem } from './goal-value.ts';

/** Why a row of targets does not count. */
export type GoalProblem =
  | GoalValueProblem
  | 'target-unknown-metric'
  | 'target-no-month'
  | 'target-unknown-dimension'
  | 'target-unknown-member'
  | 'target-several-members';

/** A row as it stands in its file. */
export interface GoalRow {
  readonly metric: string;
  readonly dimension: string | null;
  readonly member: string | null;
  readonly period: string;
  readonly value: string;
  readonly unit: string | null;
  readonly file: string;
  readonly row: number;
}

export interface GoalFault {
  readonly given: GoalRow;
  readonly problem: GoalProblem;
  /** Whom a name could mean. */
  readonly known?: string;
}

/** What was planned, and the rows that cannot be understood. */
export interface Goals {
  readonly goals: readonly Goal[];
  readonly faults: readonly GoalFault[];
}

/** A goal, the row it was read from, and whether its share says no unit. */
interface Read {
  readonly goal: Goal;
  readonly given: GoalRow;
  readonly plainShare: boolean;
}

interface Known {
  readonly catalogue: Catalogue;
  readonly values: Values;
  readonly currency: string | null;
}

/** A group a target is for; null: the whole. */
type Scope = { readonly dimension: Dimension; readonly member: string } | null;

const WHOLE = new Set(['', '*', 'all', 'portfolio', 'whole', '全行', '全部', '组合', '全辖', '合计']);
/** What a kind is called in files, beside its own name. */
const KINDS: Readonly<Record<string, Dimension>> = {
  ...{
    分行: 'branch',
    机构: 'branch',
    经营机构: 'branch',
    团队: 'team',
    部门: 'team',
    客户经理: 'manager',
    经理: 'manager',
  },
  ...{
    行业: 'sector',
    industry: 'sector',
    地区: 'region',
    区域: 'region',
    客户: 'client',
    产品: 'product',
    评级: 'rating',
  },
  ...{
    项目: 'project',
    借据: 'facility',
    loan: 'facility',
    风险等级: 'tier',
    五级分类: 'five_tier',
    减值阶段: 'stage',
  },
};

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

/** Reads the targets of the bank: each for a metric, a part of the book and months; what cannot be told is a fault and does not count. */
export async function readGoals(engine: Engine, known: Known): Promise<Goals> {
  const rows = await readRows(engine);
  const names = new MetricNames(known.catalogue);
  const read: Read[] = [];
  const faults: GoalFault[] = [];
  for (const given of rows) {
    const found = await readGoal(given, known, names);
    if ('problem' in found) faults.push(found);
    else read.push(found);
  }
  const isUnclear = unclearShares(read);
  const unclear = read.filter(isUnclear).map(({ given }) => ({ given, problem: 'target-share-unclear' as const }));
  return {
    goals: read.filter((each) => !isUnclear(each)).map(({ goal }) => goal),
    faults: [...faults, ...unclear],
  };
}

/** A plain share from here on may as well be percent: 0.8 is 80 % or 0.8 %. */
const UNCLEAR_FROM = 0.3;

/**
 * Shares without a sign that nobody knows the meaning of: where a file has one above 1 it means percent, at least there; else where one of
 * the same metric may be meant so, for a bank writes all of them in one way.
 */
function unclearShares(read: readonly Read[]): (each: Read) => boolean {
  const plain = read.filter(({ plainShare }) => plainShare);
  const keyOf = ({ goal: { file, metric } }: Read) => JSON.stringify([file, metric]);
  const sizeOf = ({ goal }: Read) => Math.abs(goal.value);
  const files = new Set(plain.flatMap((each) => (sizeOf(each) > 1 ? [each.goal.file] : [])));
  const metrics = new Set(plain.flatMap((each) => (sizeOf(each) >= UNCLEAR_FROM ? [keyOf(each)] : [])));
  return (each) => each.plainShare && (files.has(each.goal.file) || metrics.has(keyOf(each)));
}

async function readRows(engine: Engine): Promise<GoalRow[]> {
  const { rows } = await engine.query(
    `SELECT metric, dimension, member, period, value, unit, CAST(source_file AS VARCHAR), source_row
     FROM target WHERE metric IS NOT NULL AND period IS NOT NULL AND value IS NOT NULL ORDER BY source_file, source_row`,
  );
  const text = (cell: unknown) => (cell === null || cell === undefined ? null : String(cell));
  return rows.map(([metric, dimension, member, period, value, unit, file, row]) => ({
    ...{ metric: String(metric), dimension: text(dimension), member: text(member), period: String(period) },
    ...{ value: String(value), unit: text(unit), file: String(file), row: Number(row) },
  }));
}

async function readGoal(given: GoalRow, known: Known, names: MetricNames): Promise<Read | GoalFault> {
  const metric = await names.find(given.metric);
  if (!metric) return { given, problem: 'target-unknown-metric' };
  const months = monthsOf(isIsoDate(given.period.trim()) ? given.period.trim().slice(0, 7) : given.period);
  if (!months) return { given, problem: 'target-no-month' };
  const read = readGoalValue(given, metric.unit, known.currency);
  if (typeof read === 'string') return { given, problem: read };
  const scope = await scopeOf(given, known);
  if (scope !== null && 'problem' in scope) return scope;
  const goal: Goal = {
    metric: metric.id,
    dimension: scope?.dimension ?? null,
    member: scope?.member ?? null,
    first: months.first,
    last: months.last,
    ...{ value: read.value, file: given.file, row: given.row },
  };
  return { goal, given, plainShare: read.plainShare };
}

/** Whom a target is for: said with its kind, else the one group of that number or name. */
async function scopeOf(given: GoalRow, { values }: Known): Promise<Scope | GoalFault> {
  const [before = '', ...rest] = (given.member ?? '').replace('：', ':').split(':');
  const isSaid = rest.length > 0 && kindOf(before) !== null;
  const name = (isSaid ? rest.join(':') : (given.member ?? '')).trim();
  const kindText = isSaid ? before : (given.dimension ?? '');
  if (WHOLE.has(plain(name)) && !isSaid) return null;
  const kind = kindOf(kindText);
  if (kind === null && !WHOLE.has(plain(kindText))) return { given, problem: 'target-unknown-dimension' };
  const found = (await Promise.all((kind ? [kind] : DIMENSIONS).map((each) => membersOf(values, each, name)))).flat();
  const [scope, another] = found;
  if (!scope) return { given, problem: 'target-unknown-member' };
  if (another)
    return {
      given,
      problem: 'target-several-members',
      known: found.map(({ dimension, member }) => `${dimension}:${member}`).join(', '),
    };
  return scope;
}

function kindOf(text: string): Dimension | null {
  const name = plain(text);
  return DIMENSIONS.find((dimension) => dimension === name) ?? KINDS[name] ?? null;
}

/** Groups of a dimension with this number, else with this name in either language. */
async function membersOf(values: Values, dimension: Dimension, name: string) {
  const all = await Promise.all(LANGUAGES.map((language) => values(dimension, language, { recorded: true })));
  const wanted = plain(name);
  const byNumber = all.flat().filter(({ value }) => plain(value) === wanted);
  const found = byNumber.length > 0 ? byNumber : all.flat().filter(({ label }) => plain(label) === wanted);
  return [...new Set(found.map(({ value }) => value))].map((member) => ({ dimension, member }));
}

/** Metrics by id, code or name; the names of both languages are fetched when one is named by them. */
class MetricNames {
  #names: Promise<ReadonlyMap<string, Metric>> | null = null;
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  async find(text: string): Promise<Metric | null> {
    const known = this.#catalogue.seek(text);
    if (known) return known;
    this.#names ??= this.#read();
    return (await this.#names).get(plain(text)) ?? null;
  }

  async #read(): Promise<ReadonlyMap<string, Metric>> {
    const { metrics, words } = this.#catalogue;
    const spoken = await Promise.all(LANGUAGES.map((language) => speak(language)));
    return new Map(
      metrics.flatMap((metric) => {
        const key = `metric.${metric.id}`;
        const names = [
          ...spoken.map(({ messages }) => (messages as Record<string, string>)[key]),
          ...Object.values(words[key] ?? {}),
        ];
        return names.flatMap((name) => (name === undefined ? [] : [[plain(name), metric] as const]));
      }),
    );
  }
}
