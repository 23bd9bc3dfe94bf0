import type { Figure } from '../charts/figure.ts';
import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import type { PageKind, Thing } from '../lib/page-links.ts';
import type { Dimension, MetricRequest } from '../metrics/metric.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { columnName } from '../words/names.ts';
import { tableName } from '../words/table-name.ts';
import { namedText } from '../words/record-text.ts';

interface Asked {
  portfolio: Portfolio;
  thing: Thing;
  request: Pick<MetricRequest, 'asOf' | 'filter'>;
  t: Translate;
}

/** What its balance is split by, to say where it belongs and how it stands. */
const SPLITS: Readonly<Partial<Record<PageKind, readonly Dimension[]>>> = {
  client: ['manager', 'branch', 'five_tier', 'rating', 'tier', 'stage'],
  manager: ['team', 'branch', 'five_tier'],
  project: ['manager', 'branch', 'five_tier', 'stage'],
  facility: ['manager', 'branch', 'five_tier', 'rating', 'stage'],
  team: ['branch', 'manager', 'five_tier'],
};
/** Dimensions of people and places, whose values are called by a name of the bank's own. */
const NAMED: readonly Dimension[] = ['manager', 'team', 'branch'];

/** Whom a document is of: the name, with the number it goes by, as on the page. */
export async function thingName({ portfolio, thing, t }: Asked, kind: string): Promise<string> {
  const label = await labelOf(portfolio, thing.kind, t);
  const name = namedText(thing.id, label.get(thing.id), t);
  return name === thing.id ? t('page.numbered', { kind, id: thing.id }) : name;
}

/** What stands at the head: where it belongs, and how its balance stands at the date. */
export async function headFacts(asked: Asked): Promise<[string, string][]> {
  const { thing } = asked;
  const split = (SPLITS[thing.kind] ?? []).map((dimension) => splitFact(asked, dimension));
  const facts = await Promise.all([...split, ...(thing.kind === 'client' ? [groupFact(asked)] : [])]);
  return facts.flatMap((fact) => (fact ? [fact] : []));
}

/** The one row its own table has of it, written down as facts on its page. */
export function isFacts({ records, table }: Figure, { kind }: Thing): boolean {
  return records?.table === kind && table?.columns.length === 2;
}

/** The head's facts, and those of its own table; what both say stands once, and where they differ it is said which the table's is. */
export function joinedFacts(
  facts: readonly [string, string][],
  figure: Figure | undefined,
  { name: whole, t }: { name: string; t: Translate },
): [string, string][] {
  const { records, table } = figure ?? {};
  if (!records || !table) return [...facts];
  const known = new Map(facts);
  const own = table.rows.flatMap(([name, value]): [string, string][] => {
    const [title, text] = [name?.text ?? '', value?.text ?? ''];
    if (known.get(title) === text || text === whole) return [];
    const among = { name: title, table: tableName(records.table, t.language) };
    return [[known.has(title) ? t('document.in-table', among) : title, text]];
  });
  return [...facts, ...own];
}

/** One value, or each with the balance it has; nothing where there is no balance, or nobody knows. */
async function splitFact(asked: Asked, dimension: Dimension): Promise<[string, string] | null> {
  const { portfolio, request, t } = asked;
  if (portfolio.missing('outstanding-balance').length > 0) return null;
  const [rows, labels] = await Promise.all([
    portfolio.ask('outstanding-balance', { ...request, by: [dimension] }),
    NAMED.includes(dimension) ? labelOf(portfolio, dimension, t) : new Map<string, string>(),
  ]);
  const known = rows.flatMap(({ by, value, unit }) => {
    const id = by[dimension];
    return id === undefined || value === null ? [] : [{ id, amount: t.format.value(value, unit), value }];
  });
  if (known.every(({ id }) => id === 'unknown')) return null;
  const nameOf = (id: string) => {
    if (id === 'unknown') return t('widgets.unknown');
    const name = labels.get(id) ?? lookup(t, `part.${dimension}.${id}`, id);
    return dimension === 'manager' || dimension === 'team' ? namedText(id, name, t) : name;
  };
  const texts = known
    .toSorted((a, b) => b.value - a.value)
    .map(({ id, amount }) => (known.length === 1 ? nameOf(id) : t('document.share', { name: nameOf(id), amount })));
  return [asHeading(lookup(t, `dimension.${dimension}`, dimension)), texts.join(t('widgets.list.comma'))];
}

/** The group a client belongs to, where its table says that. */
async function groupFact({ portfolio, request, t }: Asked): Promise<[string, string] | null> {
  if (!portfolio.tables['client']) return null;
  const { rows } = await portfolio.records('client', request, { columns: ['group_id'], limit: 1 });
  const group = rows[0]?.cells[0];
  return typeof group === 'string' && group !== ''
    ? [asHeading(columnName('client.group_id', t.language)), group]
    : null;
}

async function labelOf(portfolio: Portfolio, dimension: Dimension, t: Translate): Promise<ReadonlyMap<string, string>> {
  const values = await portfolio.values(dimension, t.language, { recorded: true });
  return new Map(values.map(({ value, label }) => [value, label]));
}

function asHeading(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
