import { rankedBars, rankedHeight } from '../../src/charts/ranked-bars.ts';
import { nameCell, refOfRow, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { managersOf, type ManagerLine, type Managers } from './managers.ts';
import { purpose, type Drawing } from '../kind.ts';

const BARS = 12;
/** Where a workload is called out: one and a half times the average. */
const HEAVY = 1.5;

/** Who carries how much, against the average of all. */
function loadFigure(context: Context, { lines }: Managers): Drawing {
  const { t } = context;
  const loaded = lines
    .filter(({ workload }) => workload?.value != null)
    .sort((a, b) => value(b) - value(a) || t.format.compare(a.name, b.name));
  const shown = loaded.slice(0, BARS);
  const most = shown[0];
  const finding = most
    ? t('manager-performance.load.finding', {
        most: most.name,
        value: t.format.number(value(most), 2),
        count: loaded.filter((line) => value(line) > HEAVY).length,
      })
    : t('widgets.ranked.none', { dimension: t('manager-performance.manager') });
  return {
    finding,
    status: 'grey',
    ...(most
      ? {
          chart: {
            option: rankedBars({
              bars: shown.flatMap(({ name, workload }) =>
                workload
                  ? [
                      {
                        name,
                        value: workload.value,
                        label: valueCell(context, workload).text,
                        ref: refOfRow(context, workload),
                      },
                    ]
                  : [],
              ),
            }),
            height: rankedHeight(shown.length, 8),
            alt: t('widgets.chart.bars', {
              names: shown.map(({ name }) => name).join(t('widgets.list.comma')),
              finding,
            }),
          },
        }
      : {}),
    table: {
      columns: [
        { title: t('manager-performance.manager'), align: 'start' },
        { title: t('manager-performance.workload'), align: 'end' },
        { title: t('manager-performance.clients'), align: 'end' },
      ],
      rows: loaded.map(({ manager, name, workload, clients }) => {
        const [load, count] = [valueCell(context, workload), valueCell(context, clients)];
        return [
          nameCell(context, name, 'manager', manager),
          { text: load.text, ref: load.ref },
          { text: count.text, ref: count.ref },
        ];
      }),
    },
    foot: foot(
      context,
      undefined,
      ...(shown.length < loaded.length ? [t('widgets.foot.cut', { shown: shown.length, all: loaded.length })] : []),
    ),
  };
}

function value({ workload }: ManagerLine): number {
  return workload?.value ?? 0;
}

/** Who carries how much. */
export const workload = purpose(
  'workload',
  ['manager-workload'],
  async (context) => loadFigure(context, await managersOf(context)),
  { compares: true },
);
