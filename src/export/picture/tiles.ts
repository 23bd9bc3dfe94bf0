import type { ChartTheme, FigureTile, OtherValue } from '../../charts/figure.ts';
import { STATE_MARKS } from '../../i18n/state-words.ts';
import { fitted, textAt, widthOf, type Ink, type Piece } from './ink.ts';

const LEAST = 210;
const GAP = 24;
const HEIGHT = 104;
/** A line for what its value is held against. */
const OTHER = 18;
const SPARK = { top: 78, height: 20 };

/** Key numbers side by side: name, value with the mark of its state, change, course. */
export function drawTiles(
  tiles: readonly FigureTile[],
  room: { x: number; y: number; width: number },
  theme: ChartTheme,
): Piece {
  const columns = Math.max(1, Math.min(tiles.length, Math.floor((room.width + GAP) / (LEAST + GAP))));
  const width = (room.width - GAP * (columns - 1)) / columns;
  const step = HEIGHT + (tiles.some(({ value }) => value.other) ? OTHER : 0);
  const drawn = tiles.map((tile, index) => {
    const x = room.x + (index % columns) * (width + GAP);
    const y = room.y + Math.floor(index / columns) * step;
    return drawTile(tile, { x, y, width }, theme);
  });
  return { svg: drawn.join(''), height: Math.ceil(tiles.length / columns) * step };
}

function drawTile(
  { title, value, change, spark }: FigureTile,
  { x, y, width }: { x: number; y: number; width: number },
  theme: ChartTheme,
): string {
  const small: Ink = { size: 12, fill: theme.muted };
  const large: Ink = { size: 22, fill: theme.ink, weight: 600 };
  const { status = 'grey' } = value;
  const mark = status === 'grey' ? '' : STATE_MARKS[status];
  const shift = mark === '' ? 0 : 20;
  return [
    textAt(fitted(title, width, small), { x, y: y + 14 }, small),
    mark === '' ? '' : textAt(mark, { x, y: y + 42 }, { size: 14, fill: theme.status[status] }),
    textAt(fitted(value.text, width - shift, large), { x: x + shift, y: y + 42 }, large),
    change === null ? '' : textAt(fitted(change, width, small), { x, y: y + 62 }, small),
    value.other ? textAt(fitted(otherText(value.other), width, small), { x, y: y + 80 }, small) : '',
    course(
      spark,
      { x, y: y + SPARK.top + (value.other ? OTHER : 0), width: Math.min(width, widthOf('0', large) * 12) },
      theme,
    ),
  ].join('');
}

/** `a year earlier 2.10% +0.42 pp ✗ worse` */
export function otherText({ label, value, cell, words }: OtherValue): string {
  return value === null ? `${label} – ${cell.why ?? ''}` : [label, cell.text, words].filter(Boolean).join(' ');
}

/** The course as a thin line, broken where a month has no value. */
function course(
  values: readonly (number | null)[],
  { x, y, width }: { x: number; y: number; width: number },
  { accent }: ChartTheme,
): string {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return '';
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const at = (value: number, index: number) => {
    const right = x + (index / (values.length - 1)) * width;
    const down = y + (high === low ? SPARK.height / 2 : ((high - value) / (high - low)) * (SPARK.height - 2) + 1);
    return `${right.toFixed(1)} ${down.toFixed(1)}`;
  };
  let path = '';
  let open = false;
  for (const [index, value] of values.entries()) {
    if (value !== null) path += `${open ? 'L' : 'M'}${at(value, index)}`;
    open = value !== null;
  }
  return `<path d="${path}" fill="none" stroke="${accent}" stroke-width="1.5"/>`;
}
