import { PortfolioError } from '../../lib/errors.ts';
import { reason, said } from '../../lib/reasons.ts';
import { TABLES } from '../../model/index.ts';
import type { AmountMetric, RatioMetric, Relation, Sum } from '../definition.ts';
import type { Thresholds } from '../metric.ts';
import { flows, positions } from '../relations/position.ts';
import { checkExpression, checkSelect, FUNCTIONS, type SqlProblem } from './check-sql.ts';
import { Fields } from './fields.ts';
import { tokens } from './tokens.ts';

/** A metric of the bank's own: built like ours, with its words beside it. */
export interface OwnMetric {
  readonly file: string;
  readonly metric: RatioMetric | AmountMetric;
  /** Name, definition and formula in both languages, by the keys words have. */
  readonly words: Readonly<Record<string, Readonly<Record<'zh-CN' | 'en', string>>>>;
}

const UNITS = ['fraction', 'money', 'count', 'days', 'score', 'index', 'times'] as const;
const RELATIONS: Readonly<Record<string, Relation>> = { positions, flows };

/** Reads a file that defines a metric; what cannot be used is an error that says which file, what and what to do. */
export function readMetric(file: string, text: string): OwnMetric {
  const fields = new Fields(file, /\.sql$/i.test(file) ? fromSql(text) : fromJson(file, text));
  const id = fields.matching('id', /^[a-z][a-z0-9-]{1,60}$/, reason('wanted-id'));
  const sql = fields.optional('sql');
  const names = fields.words('name');
  const shape = {
    id,
    code: fields.matching('code', /^[A-Za-z][A-Za-z0-9]{0,11}$/, reason('wanted-code')),
    family: fields.oneOf('family', ['risk', 'compliance', 'esg', 'managers'] as const, 'risk'),
    unit: fields.oneOf('unit', UNITS),
    better: fields.oneOf('better', ['higher', 'lower', 'neither'] as const),
    ...limitsOf(fields),
  };
  const metric = sql === null ? fromRelation(file, fields, shape) : fromSelect(file, fields, sql, shape);
  const written = sql ?? [metric.numerator, metric.denominator].flatMap((sum) => (sum ? [sum.of] : [])).join(' / ');
  return {
    file,
    metric,
    words: {
      [`metric.${id}`]: names,
      [`definition.${id}`]: fields.words('definition', names),
      [`formula.${id}`]: fields.words('formula', { 'zh-CN': written, en: written }),
    },
  };
}

type Shape = Pick<RatioMetric, 'id' | 'code' | 'family' | 'unit' | 'better' | 'thresholds'>;

/** Sums over the rows of a relation that is there already. */
function fromRelation(file: string, fields: Fields, shape: Shape): OwnMetric['metric'] {
  const relation = RELATIONS[fields.oneOf('relation', Object.keys(RELATIONS), 'positions')] ?? positions;
  const expression = (name: string, fallback?: string) => {
    const text = fields.optional(name) ?? fallback;
    if (text === undefined) throw fields.error(name, reason('wanted-sql'));
    demand(file, checkExpression(text), []);
    return text;
  };
  const sum = (name: string): Sum => {
    const of = expression(`${name}.of`, '1');
    return { of: of === '1' ? of : exact(of), when: `(${expression(`${name}.when`, 'TRUE')})` };
  };
  const where = fields.optional('where');
  const rest = { ...shape, needs: ['exposure'], relation, ...(where === null ? {} : { where: expression('where') }) };
  if (!fields.has('numerator')) throw fields.error('numerator', said('{ "of": SQL, "when": SQL }'));
  const numerator = sum('numerator');
  if (!fields.has('denominator')) return { ...rest, kind: 'amount', numerator };
  return { ...rest, kind: 'ratio', numerator, denominator: sum('denominator') };
}

/**
 * One SELECT over the tables it names, with `facility_id`, `as_of_date`, `numerator` and, for a ratio, `denominator`: a row a facility and
 * snapshot. It is tied to the ledger's rows, so that dimensions, filters and evidence are those of the ledger.
 */
function fromSelect(file: string, fields: Fields, text: string, shape: Shape): OwnMetric['metric'] {
  const sql = text.trim().replace(/;\s*$/, '');
  const needs = fields.list('needs');
  const known = TABLES.map(({ name }) => name);
  for (const table of needs)
    if (!known.includes(table)) throw new PortfolioError('bad-metric-table', { file, table, known: known.join(', ') });
  demand(file, checkSelect(sql, needs), needs);
  const names = new Set(tokens(sql).map(({ word }) => word));
  for (const column of ['facility_id', 'as_of_date', 'numerator'])
    if (!names.has(column)) throw fields.error('sql', reason('wanted-column', { column }));
  const ratio = names.has('denominator');
  const relation: Relation = {
    kind: 'snapshot',
    from: `(
    SELECT p.*, period.*, ${exact('o.numerator')} AS own_numerator, ${ratio ? exact('o.denominator') : 'NULL'} AS own_denominator
    FROM period
    JOIN bw_position AS p ON p.snap = window_snap
    JOIN (
${needs.includes('exposure') ? inOneCurrency(sql) : sql}
    ) AS o ON CAST(o.facility_id AS VARCHAR) = CAST(p.facility AS VARCHAR) AND CAST(o.as_of_date AS DATE) = p.row_date
  )`,
    columns: positions.columns,
  };
  const all = { ...shape, needs: [...new Set(['exposure', ...needs])], relation };
  const when = ratio ? 'own_numerator IS NOT NULL AND own_denominator IS NOT NULL' : 'own_numerator IS NOT NULL';
  const leftOut = [{ reason: 'own-unknown', when: `NOT (${when})` }];
  const numerator = { of: 'own_numerator', when };
  if (!ratio) return { ...all, kind: 'amount', numerator, leftOut };
  return { ...all, kind: 'ratio', numerator, denominator: { of: 'own_denominator', when }, leftOut };
}

/** The SELECT with the amounts of the ledger in one currency, as our own metrics read them. */
function inOneCurrency(sql: string): string {
  return `WITH exposure AS (SELECT * FROM bw_exposure)\nSELECT * FROM (\n${sql}\n)`;
}

/** Exact to six decimals, so that every order of the rows gives the same sum. */
function exact(sql: string): string {
  return `CAST(${sql} AS DECIMAL(28,6))`;
}

function demand(file: string, problem: SqlProblem | null, tables: readonly string[]): void {
  if (problem === null) return;
  const { kind, word } = problem;
  if (kind === 'function')
    throw new PortfolioError('bad-metric-function', { file, word, known: [...FUNCTIONS].join(', ') });
  if (kind === 'table') throw new PortfolioError('bad-metric-table', { file, table: word, known: tables.join(', ') });
  if (kind === 'unsteady') throw new PortfolioError('bad-metric-unsteady', { file, word });
  if (kind === 'frame') throw new PortfolioError('bad-metric-frame', { file, word });
  throw new PortfolioError('bad-metric-statement', { file, word });
}

function limitsOf(fields: Fields): { thresholds?: Thresholds } {
  const amber = fields.number('thresholds.amber');
  if (amber === null) return {};
  const red = fields.number('thresholds.red');
  const worse = fields.oneOf('thresholds.worse', ['>', '>=', '<', '<='] as const);
  const milder = red !== null && (worse.startsWith('>') ? red < amber : red > amber);
  if (milder) throw fields.error('thresholds.red', reason('wanted-milder', { limit: amber }));
  const source = fields.optional('thresholds.source') ?? 'OWN';
  if (!/^(REG|REG-k|PUB|OWN)\b/.test(source)) throw fields.error('thresholds.source', reason('wanted-source'));
  return { thresholds: { amber, ...(red === null ? {} : { red }), worse, source } };
}

function fromJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new PortfolioError('unreadable-file', { file, problem: reason('not-json') }, { cause });
  }
}

/** Comments at the top, `-- name.zh-CN: …`, are the fields; the rest is the statement. */
function fromSql(text: string): unknown {
  const fields: Record<string, unknown> = {};
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.findIndex((line) => line.trim() !== '' && !line.trim().startsWith('--'));
  for (const line of lines.slice(0, end < 0 ? lines.length : end)) {
    const [, path = '', value = ''] = /^\s*--\s*([\w.-]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    const [first = '', second] = path.split('.');
    if (first === '' || first === '__proto__') continue;
    if (second === undefined) fields[first] = value;
    else fields[first] = { ...(fields[first] as object | undefined), [second]: value };
  }
  return { ...fields, sql: end < 0 ? '' : lines.slice(end).join('\n') };
}
