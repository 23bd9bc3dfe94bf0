import type { FigureCell, OtherValue } from '../../src/charts/figure.ts';
import { meaningOf } from '../../src/metrics/meaning.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import type { Context } from '../shared/context.ts';
import { reasonText } from '../shared/group-words.ts';
import { betterOf } from '../shared/limit-lines.ts';
import type { Found, Source } from './source.ts';

const MARKS = { better: '✓', worse: '✗', same: '=' } as const;

/** What a value is held against, in words: the other value, the change, and what it means. */
export function otherValue(
  context: Context,
  row: MetricRow,
  { label, words, found }: Pick<Source, 'label' | 'words'> & { found: Found },
): OtherValue {
  const { t } = context;
  const { value, ref, source, why } = found;
  const change = row.value === null || value === null ? null : row.value - value;
  const means = change === null ? null : meansOf(context, row, change);
  return {
    label,
    value,
    change,
    means,
    cell: {
      text: value === null ? t('value.none') : t.format.value(value, row.unit),
      ...(ref ? { ref } : {}),
      ...(value !== null && !ref ? { raw: { value, form: row.unit } } : {}),
      ...(value === null ? { why: why ?? reasonText(t, ref?.row) } : {}),
    },
    ...told(context, row, { change, means, words }),
    ...(source ? { source } : {}),
  };
}

/** The change as a cell of a table. */
export function changeCell(row: MetricRow, { change, means, words }: OtherValue): FigureCell {
  if (change === null) return { text: '' };
  const tone = means === 'better' || means === 'worse' ? { tone: means } : {};
  return { text: words, raw: { value: change, form: row.unit }, ...tone };
}

function meansOf(context: Context, row: MetricRow, change: number): OtherValue['means'] {
  if (!isSeen(context, row, change)) return 'same';
  const meaning = meaningOf(change, betterOf(context, row.metric));
  return meaning === 0 ? null : meaning > 0 ? 'better' : 'worse';
}

/** The change in words, and in signs. */
function told(
  { t }: Context,
  row: MetricRow,
  { change, means, words }: Pick<OtherValue, 'change' | 'means'> & Pick<Source, 'words'>,
): Pick<OtherValue, 'words' | 'short'> {
  if (change === null) return { words: '', short: '' };
  if (means === 'same') return { words: `${MARKS.same} ${t('compare.same')}`, short: MARKS.same };
  const size = t.format.change(change, row.unit);
  if (means === null) return { words: size, short: size };
  return { words: `${size} ${MARKS[means]} ${t(words[means])}`, short: `${size} ${MARKS[means]}` };
}

/** What is written of it is more than nothing. */
function isSeen({ t }: Context, { unit }: MetricRow, change: number): boolean {
  return /[1-9]/.test(t.format.change(change, unit));
}
