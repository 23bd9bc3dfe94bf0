import type { FigureCell, FigureTable } from '../../src/charts/figure.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { askNow, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { asHeading, flagsText, groupName } from '../shared/group-words.ts';
import { postsOf, type Post } from '../shared/posts.ts';
import { labelsOf } from '../kinds/ranked.ts';
import type { Drawing } from '../kind.ts';
import { kpiName, managersOf, type ManagerLine } from './managers.ts';

/** One manager's score card, measure by measure, beside the others of the team and of the grade. */
export async function profileFigure(context: Context): Promise<Drawing> {
  const { t, filter } = context;
  const { manager: [id] = [], ...others } = filter;
  // ranks and peers are those of all, also on the page of one
  const everybody = { ...context, filter: others };
  const [{ lines, ranked, kpis }, posts, [band], teams] = await Promise.all([
    managersOf(everybody),
    postsOf(everybody),
    askNow(context, 'pay-band', ['manager']),
    labelsOf(context, 'team'),
  ]);
  const own = lines.find(({ manager }) => manager === id);
  if (!own) return { finding: t('page.profile.none'), status: 'grey', nothing: true, foot: foot(context, undefined) };
  const post = posts.get(own.manager);
  const alike = (key: keyof Post) =>
    lines.filter((line) => line !== own && post?.[key] && posts.get(line.manager)?.[key] === post[key]);
  const peers = { team: alike('team'), grade: alike('grade') };
  const gated = band?.value == null ? [] : [t('page.profile.band', { band: band.by['band'] ?? '' })];
  const flags = flagsText(t, [...(own.total?.flags ?? []), ...(band?.flags ?? [])]);
  return {
    finding: findingOf(context, own, { all: ranked.length, peers }),
    status: own.total?.status ?? 'grey',
    table: tableOf(context, own, { kpis, peers }),
    foot: foot(
      context,
      undefined,
      ...(post?.team
        ? [t('page.profile.team', { name: groupName(t, 'team', post.team, teams), count: peers.team.length })]
        : []),
      ...(post?.grade ? [t('page.profile.grade', { name: post.grade, count: peers.grade.length })] : []),
      ...gated,
      ...(flags === '' ? [] : [flags]),
    ),
  };
}

interface Peers {
  readonly team: readonly ManagerLine[];
  readonly grade: readonly ManagerLine[];
}

/** Where the total stands among all, and how far from those it can be compared with. */
function findingOf(context: Context, own: ManagerLine, { all, peers }: { all: number; peers: Peers }): string {
  const { t } = context;
  const { total, rank } = own;
  if (total?.value == null) return t('page.profile.none');
  const place =
    rank?.value == null
      ? t('page.profile.unranked')
      : t('page.profile.rank', { rank: t.format.number(rank.value), all: t.format.number(all) });
  const apart = (['team', 'grade'] as const).flatMap((key) => {
    const mean = meanOf(peers[key].map((line) => line.total));
    if (mean === null || total.value === null) return [];
    const gap = total.value - mean;
    const params = { gap: t.format.number(Math.abs(gap), 1), mean: t.format.number(mean, 1) };
    return t(gap < 0 ? `page.profile.${key}.below` : `page.profile.${key}.above`, params);
  });
  return t('page.profile.finding', {
    score: t.format.value(total.value, total.unit),
    place: [place, ...apart].join(t('widgets.list.comma')),
  });
}

function tableOf(
  context: Context,
  own: ManagerLine,
  { kpis, peers }: { kpis: readonly string[]; peers: Peers },
): FigureTable {
  const { t } = context;
  const points = (value: number | null): FigureCell => ({
    text: value === null ? t('value.none') : t.format.number(value, 1),
  });
  const line = (name: string, cell: FigureCell, { given, of }: { given: number | null; of: Of }) => [
    { text: asHeading(name) },
    cell,
    points(given),
    points(meanOf(peers.team.map(of))),
    points(meanOf(peers.grade.map(of))),
  ];
  return {
    columns: [
      { title: t('widgets.indicator'), align: 'start' },
      { title: t('page.profile.points'), align: 'end' },
      { title: t('page.profile.contribution'), align: 'end' },
      { title: t('page.profile.of-team'), align: 'end' },
      { title: t('page.profile.of-grade'), align: 'end' },
    ],
    rows: [
      line(t('manager-performance.total'), valueCell(context, own.total), {
        given: own.total?.value ?? null,
        of: ({ total }) => total,
      }),
      ...kpis
        .filter((kpi) => own.kpis.has(kpi))
        .map((kpi) =>
          line(kpiName(context, kpi), valueCell(context, own.kpis.get(kpi)), {
            given: own.contributions.get(kpi) ?? null,
            of: (each) => each.kpis.get(kpi),
          }),
        ),
    ],
  };
}

type Of = (line: ManagerLine) => MetricRow | undefined;

/** The mean of the values there are; null without any. */
function meanOf(rows: readonly (MetricRow | undefined)[]): number | null {
  const values = rows.flatMap((row) => row?.value ?? []);
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}
