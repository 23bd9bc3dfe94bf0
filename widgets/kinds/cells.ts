import type { Figure } from '../../src/charts/figure.ts';
import { monthBars, type BarPart } from '../../src/charts/month-bars.ts';
import type { MetricRow, Status } from '../../src/metrics/metric.ts';
import { axisText } from '../shared/axis.ts';
import { refOfRow, valueCell, type Context } from '../shared/context.ts';
import { asHeading, groupName, shapeOf, stateText } from '../shared/group-words.ts';
import { paintOf } from '../shared/part-colours.ts';
import { limitLinesOf } from './trend.ts';

export interface CellsSpec {
  /** The part along the axis, in the order the metric gives its cells. */
  along: string;
  /** The part stacked in each bar, if there is a second one. */
  stacked?: string;
  finding: string;
  limitsOf?: MetricRow;
}

/** A metric's cells at one date as upright bars, coloured by their state where they have one, and the same as a table. */
export function cellsPicture(
  context: Context,
  rows: readonly MetricRow[],
  { along, stacked, finding, limitsOf }: CellsSpec,
): Pick<Figure, 'chart' | 'table'> {
  const { t } = context;
  const places = [...new Set(rows.map(({ by }) => by[along] ?? 'unknown'))];
  const kinds = stacked ? lightestFirst(rows.map(({ by }) => by[stacked] ?? 'unknown')) : [''];
  const unit = rows[0]?.unit ?? 'count';
  const find = (place: string, kind: string) =>
    rows.find(({ by }) => by[along] === place && (!stacked || by[stacked] === kind));
  // a state is told of whole bars only: those of parts would not add up
  const isJudged = !stacked && rows.some(({ status }) => status !== 'grey');
  const parts: BarPart[] = kinds.map((kind) => ({
    name: stacked ? groupName(t, stacked, kind) : '',
    values: places.map((place) => find(place, kind)?.value ?? null),
    refs: places.map((place) => {
      const row = find(place, kind);
      return row && refOfRow(context, row);
    }),
    states: isJudged ? places.map((place) => stateOf(find(place, kind))) : undefined,
    unknown: kind === 'unknown',
    paint: stacked ? paintOf(stacked, kind) : undefined,
  }));
  const names = places.map((place) => groupName(t, along, place));

  return {
    ...(rows.some(({ value }) => value !== null)
      ? {
          chart: {
            option: monthBars({
              names,
              parts,
              ordered: true,
              limits: limitLinesOf(context, limitsOf),
              text: (value) => t.format.value(value, unit),
              axisText: axisText(t, unit),
              none: t('value.none'),
            }),
            height: 240,
            alt: t('widgets.chart.bars', { names: names.join(t('widgets.list.comma')), finding }),
          },
        }
      : {}),
    table: {
      columns: [
        { title: t(along === 'tier' ? 'widgets.tier' : 'widgets.age'), align: 'start' },
        ...kinds.map((kind) => ({
          title: stacked ? asHeading(groupName(t, stacked, kind)) : t('widgets.value'),
          align: 'end' as const,
        })),
        ...(isJudged ? [{ title: t('widgets.state'), align: 'start' as const }] : []),
      ],
      rows: places.map((place, index) => [
        { text: names[index] ?? place },
        ...kinds.map((kind) => valueCell(context, find(place, kind))),
        ...(isJudged ? [{ text: stateText(t, find(place, '')) }] : []),
      ]),
    },
  };
}

function stateOf({ status }: Pick<MetricRow, 'status'> = { status: 'grey' }): { status: Status; shape: string } {
  return { status, shape: shapeOf(status) };
}

/** Classes from light to grave, so that the darkest is the gravest; unknown at the end. */
function lightestFirst(values: readonly string[]): string[] {
  const known = [...new Set(values)].filter((value) => value !== 'unknown').sort();
  return values.includes('unknown') ? [...known, 'unknown'] : known;
}
