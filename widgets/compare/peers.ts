import type { Dimension, Filter, MetricRow } from '../../src/metrics/metric.ts';
import { refOfRow, requestOf, type Context } from '../shared/context.ts';
import { monthStart } from '../../src/lib/dates.ts';
import { medianOf } from '../../src/lib/median.ts';
import { NARROWEST, peersOf, type Peers } from './peers-of.ts';
import { BOOK, isNoneWithoutRow, peerCounter } from './count-peers.ts';
import { addsUp, alike, placed, placeOf, BESIDE_WORDS, type Alike, type Found, type Source } from './source.ts';

/**
 * Others like what is selected, asked as one: a ratio is that of their sums, an amount or a count is what each of them has on average.
 * A group within what is selected, or of a card with nothing selected, is held against the median of the other groups there.
 */
export async function peersSource(context: Context): Promise<Source> {
  const { t } = context;
  const peers = await peersOf(context);
  return {
    label: t('compare.peers'),
    words: BESIDE_WORDS,
    find: async (rows) => {
      const answers = await Promise.all(alike(context, rows).map((group) => findGroup(context, group, peers)));
      const used = (how: How) => answers.some((each) => each.how === how);
      const held = used('asked') || used('average');
      return {
        found: new Map(answers.flatMap(({ found }) => [...found])),
        foot: [
          ...(peers && held ? [t('compare.foot.peers', { peers: peers.words })] : []),
          ...(held || used('median') ? [] : [t('compare.foot', { label: t('compare.peers') })]),
          ...(used('average') ? [t('compare.foot.average')] : []),
          ...(used('median') ? [t('compare.foot.median')] : []),
        ],
      };
    },
  };
}

/** How peers were put together to one value. */
type How = 'asked' | 'average' | 'median' | 'none';

async function findGroup(
  context: Context,
  group: Alike,
  peers: Peers | null,
): Promise<{ how: How; found: Map<MetricRow, Found> }> {
  const { t, portfolio } = context;
  const by = group.by.filter((name) => name !== peers?.dimension);
  const metric = portfolio.catalogue.find(group.metric);
  const lacking = (why: string) => {
    return { how: 'none' as const, found: new Map(group.rows.map((row) => [row, { value: null, why }])) };
  };
  // a rank says already where somebody stands among others
  if (metric.compares) return lacking(t('compare.why.ranks'));
  if (by.length > 0 && (peers === null || by.some((name) => isNarrower(name, peers))))
    return { how: 'median', found: await findMedians(context, { ...group, by }) };
  if (peers === null) return lacking(t('compare.why.nobody'));
  if (peers.values.length === 0) return lacking(peers.words);
  const isAdded = addsUp(metric);
  // what several have together is not held against what one has
  const isOfOne = context.filter[peers.dimension]?.length === 1 || group.by.includes(peers.dimension);
  if (isAdded && !isOfOne) return lacking(t('compare.why.several'));
  return {
    how: isAdded ? 'average' : 'asked',
    found: await findPeers(context, { ...group, by }, { peers, isAdded }),
  };
}

/** Of a part of what is selected others have none that is the same. */
function isNarrower(name: Dimension, { dimension }: Peers): boolean {
  const [part, whole] = [name, dimension].map((each) => NARROWEST.indexOf(each)) as [number, number];
  return part >= 0 && (whole < 0 || part < whole);
}

/** The months rows are of, as a question asks for them. */
function spanOf(rows: readonly MetricRow[]): { from?: string } {
  const months = rows.map(({ period }) => period).sort();
  const [first = '', last = ''] = [months[0], months.at(-1)];
  return first === last ? {} : { from: monthStart(first) };
}

async function findPeers(
  context: Context,
  { metric, by, rows }: Alike,
  { peers, isAdded }: { peers: Peers; isAdded: boolean },
): Promise<Map<MetricRow, Found>> {
  const filter: Filter = { ...context.filter, [peers.dimension]: peers.values };
  const theirs = { ...context, filter };
  const ask = (asked: string, splits: readonly Dimension[]) =>
    context.portfolio.ask(asked, { ...requestOf(theirs, splits), ...spanOf(rows) }, { beside: true });
  const perPeer = [...by, peers.dimension];
  const isNone = isNoneWithoutRow(context.portfolio.catalogue.find(metric));
  const [answer, each, book] = await Promise.all([
    ask(metric, by),
    isAdded ? ask(metric, perPeer) : [],
    isAdded && isNone ? ask(BOOK, perPeer) : null,
  ]);
  const all = placed(context, metric, answer);
  const countOf = peerCounter({ peers, by }, { each, book });
  return new Map(
    rows.map((row): [MetricRow, Found] => {
      const key = keyWithout(row, peers.dimension);
      const other = all.get(key);
      if (!other) return [row, { value: null, why: context.t('compare.why.peers') }];
      if (!isAdded || other.value === null) return [row, { value: other.value, ref: refOfRow(theirs, other) }];
      const count = countOf(row);
      return [row, count > 0 ? { value: other.value / count } : { value: null, why: context.t('compare.why.peers') }];
    }),
  );
}

/** The middle of the other groups of the same card, those nobody knows the group of left out. */
async function findMedians(context: Context, { metric, by, rows }: Alike): Promise<Map<MetricRow, Found>> {
  const [lead = 'sector'] = by;
  const answer = await context.portfolio.ask(metric, { ...requestOf(context, by), ...spanOf(rows) }, { beside: true });
  const groups = new Map<string, { group: string; value: number }[]>();
  for (const row of answer) {
    const { [lead]: group = 'unknown' } = row.by;
    if (row.value === null || group === 'unknown') continue;
    const key = keyWithout(row, lead);
    groups.set(key, [...(groups.get(key) ?? []), { group, value: row.value }]);
  }
  return new Map(
    rows.map((row): [MetricRow, Found] => {
      const { [lead]: own } = row.by;
      const others = (groups.get(keyWithout(row, lead)) ?? []).flatMap(({ group, value }) =>
        group === own ? [] : [value],
      );
      const value = medianOf(others);
      return [row, value === null ? { value, why: context.t('compare.why.alone') } : { value }];
    }),
  );
}

/** What tells a row from others, but for its group of one dimension. */
function keyWithout(row: MetricRow, dimension: Dimension): string {
  const rest = Object.entries(row.by).filter(([name]) => name !== dimension);
  return `${row.period} ${placeOf({ ...row, by: Object.fromEntries(rest) })}`;
}
