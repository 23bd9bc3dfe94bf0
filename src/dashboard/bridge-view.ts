import type { ValueRef } from '../charts/figure.ts';
import type { Tone } from '../charts/waterfall.ts';
import type { Translate } from '../i18n/translate.ts';
import type { IsoDate } from '../lib/dates.ts';
import type { CsvCell } from '../lib/csv.ts';
import type { Better } from '../metrics/metric.ts';
import type { Bridge, BridgeGroup } from '../session/bridge/bridge-group.ts';
import { itemText, partText } from '../words/bridge-text.ts';
import { effectText } from '../words/effect-text.ts';
import { toneOf } from '../../widgets/shared/bridge-chart.ts';

/** Items shown on the page; the command line lists all of them. */
const SHOWN = 20;

/** The dates a value can be compared between: its own, or the last snapshot before it, and the one before that. */
export function usualDates(snapshots: readonly IsoDate[], { row, request }: ValueRef): [IsoDate, IsoDate] | null {
  const asOf = request.asOf ?? `${row.period}-31`;
  const last = snapshots.findLastIndex((date) => date <= asOf);
  const [from, to] = [snapshots[last - 1], snapshots[last]];
  return from === undefined || to === undefined ? null : [from, to];
}

/** The group of a bridge that a value stands for. */
export function groupOf({ groups }: Bridge, { row }: ValueRef): BridgeGroup | null {
  const isOwn = ({ by }: BridgeGroup) => Object.entries(by).every(([key, text]) => row.by[key] === text);
  return groups.find(isOwn) ?? null;
}

/** What each sign means for a metric, in words; nothing where it means neither. */
export function signWords(better: Better, t: Translate): { tone: Tone; text: string }[] {
  return [1, -1].flatMap((move) => {
    const tone = toneOf(move, better);
    return tone === null ? [] : [{ tone, text: `${move > 0 ? '+' : '\u2212'} ${t(`bridge.tone.${tone}`)}` }];
  });
}

/** The causes as rows of a table, the change last; what they mean in words, where the metric is better high or low. */
export function causeRows({ effects, change }: BridgeGroup, unit: Bridge['unit'], better: Better, t: Translate) {
  const row = (name: string, effect: number, items: string): CsvCell[] => {
    const tone = toneOf(effect, better);
    const meaning = better === 'neither' ? [] : [tone === null ? '' : t(`bridge.tone.${tone}`)];
    return [name, effectText(t, effect, unit), ...meaning, items];
  };
  return [
    ...effects.map(({ cause, effect, items }) => row(t(`bridge.cause.${cause}`), effect, t.format.number(items))),
    row(t('bridge.total'), change, ''),
  ];
}

/** What came through each of the metrics a value is made of. */
export function partRows({ parts = [] }: BridgeGroup, unit: Bridge['unit'], t: Translate): CsvCell[][] {
  return parts.map(({ metric, effect }) => [partText(metric, t), effectText(t, effect, unit)]);
}

/** The items that moved it most, each with its rows at both dates. */
export function itemRows({ items }: BridgeGroup, unit: Bridge['unit'], t: Translate): CsvCell[][] {
  const place = (side: BridgeGroup['items'][number]['from']) => (side ? `${side.file ?? ''}:${side.row ?? ''}` : '');
  return items
    .slice(0, SHOWN)
    .map((item) => [
      itemText(item, t),
      item.client ?? '',
      t(`bridge.cause.${item.cause}`),
      effectText(t, item.effect, unit),
      place(item.from),
      place(item.to),
    ]);
}
