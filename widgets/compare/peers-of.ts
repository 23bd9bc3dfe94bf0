import { lookup } from '../../src/i18n/lookup.ts';
import { DIMENSIONS, type Dimension } from '../../src/metrics/metric.ts';
import { labelsOf } from '../kinds/ranked.ts';
import { requestOf, type Context } from '../shared/context.ts';
import { dimensionName, groupName } from '../shared/group-words.ts';
import { postsOf } from '../shared/posts.ts';

/** Others like what is selected. */
export interface Peers {
  readonly dimension: Dimension;
  readonly values: readonly string[];
  /** `11 other teams`; why there are none. */
  readonly words: string;
}

/** Narrow ones before those they belong to: the narrowest that is selected is what peers are looked for of. */
export const NARROWEST: readonly Dimension[] = ['facility', 'project', 'client', 'manager', 'team', 'branch'];
const ALL = 100_000;
/** Of fewer clients of a sector and a tier nothing can be told: then those of the sector. */
const ENOUGH = 3;

/** Peers of what is selected: managers of the same grade, clients of the same sector and tier, of anything else all others; null where nothing is selected. */
export async function peersOf(context: Context): Promise<Peers | null> {
  const { filter } = context;
  const order = [...NARROWEST, ...DIMENSIONS.filter((name) => !NARROWEST.includes(name))];
  const dimension = order.find((name) => filter[name]?.length);
  if (dimension === undefined) return null;
  const chosen = filter[dimension] ?? [];
  switch (dimension) {
    case 'manager':
      return managersLike(context, chosen);
    case 'client':
      return clientsLike(context, chosen);
    case 'project':
    case 'facility':
      return { dimension, values: [], words: context.t('compare.why.single') };
    default:
      return allOthers(context, dimension, chosen);
  }
}

async function allOthers(context: Context, dimension: Dimension, chosen: readonly string[]): Promise<Peers> {
  const values = [...(await askedOf(context, dimension))].filter((value) => !chosen.includes(value));
  return { dimension, values, words: counted(context, dimension, values.length) };
}

/** Those a question about them all would be about: whom the rest of the filter lets pass. */
async function askedOf({ portfolio, t, filter }: Context, dimension: Dimension): Promise<ReadonlySet<string>> {
  const known = await portfolio.values(dimension, t.language, { within: filter });
  return new Set(known.flatMap(({ value }) => (value === 'unknown' ? [] : [value])));
}

async function managersLike(context: Context, chosen: readonly string[]): Promise<Peers> {
  const [posts, asked] = await Promise.all([postsOf(context), askedOf(context, 'manager')]);
  const grades = new Set(chosen.flatMap((id) => posts.get(id)?.grade ?? []));
  if (grades.size === 0) return { dimension: 'manager', values: [], words: context.t('compare.why.grade') };
  const values = [...posts].flatMap(([id, { grade }]) =>
    grade !== null && grades.has(grade) && asked.has(id) && !chosen.includes(id) ? [id] : [],
  );
  const like = [...grades].join(context.t('widgets.list.comma'));
  return { dimension: 'manager', values, words: counted(context, 'manager', values.length, like) };
}

async function clientsLike(context: Context, chosen: readonly string[]): Promise<Peers> {
  const { portfolio, t } = context;
  const { asOf } = requestOf(context);
  const columns = ['client_id', 'sector', 'risk_tier'];
  const [{ rows }, asked] = await Promise.all([
    portfolio.records('client', { asOf }, { columns, limit: ALL }),
    askedOf(context, 'client'),
  ]);
  const all = rows.map(({ cells: [id, sector, tier] }) => ({ id: String(id), sector, tier }));
  const own = all.filter(({ id }) => chosen.includes(id));
  const lacking = (words: string): Peers => ({ dimension: 'client', values: [], words });
  const [first] = own;
  if (first?.sector == null) return lacking(t('compare.why.sector'));
  if (own.some(({ sector }) => sector !== first.sector)) return lacking(t('compare.why.sectors'));
  const isOfTier = own.every(({ tier }) => tier != null && tier === first.tier);
  const sector = all.filter(({ id, sector }) => sector === first.sector && asked.has(id) && !chosen.includes(id));
  const same = isOfTier ? sector.filter(({ tier }) => tier === first.tier) : [];
  const isNarrow = same.length >= ENOUGH;
  const found = isNarrow ? same : sector;
  const name = groupName(t, 'sector', String(first.sector), await labelsOf(context, 'sector'));
  const tier = groupName(t, 'tier', String(first.tier));
  const like = isNarrow ? [name, tier].join(t('widgets.list.comma')) : name;
  const values = found.map(({ id }) => id);
  return { dimension: 'client', values, words: counted(context, 'client', values.length, like) };
}

function counted({ t }: Context, dimension: Dimension, count: number, like?: string): string {
  const name = lookup(t, `compare.others.${dimension}`, dimensionName(t, dimension));
  if (count === 0) return t('compare.why.alone');
  const params = { count, name };
  return like === undefined ? t('compare.peers.all', params) : t('compare.peers.like', { ...params, like });
}
