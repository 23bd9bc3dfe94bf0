import { stateWords } from '../../i18n/state-words.ts';
import { PRINT_THEME } from '../../charts/theme.ts';
import type { Setter } from '../figure-pieces.ts';
import { itemsIn, pieceIn } from '../parts.ts';
import type { Part } from '../roles.ts';
import { moved, stacked, type Item, type Piece, type TextStyle } from '../sheet.ts';
import { shapeOf } from '../state.ts';
import { HAIRLINE, RULE, STYLES, TINT } from '../styles.ts';
import { textItem, widthOf, write } from '../write.ts';
import type { AppetiteLine } from './appetite.ts';

/** Left edges and widths of the columns, points of a width of 483. */
const COLUMNS = {
  name: { x: 0, width: 118 },
  now: { x: 122, width: 62, end: true },
  change: { x: 236, width: 66, end: true },
  limit: { x: 306, width: 46, end: true },
  use: { x: 360, width: 62 },
  course: { x: 428, width: 55 },
} as const;
type Column = keyof typeof COLUMNS;

/** Where the word of a state stands: beside the value, in its cell. */
const STATE_X = 190;
/** The bar leaves room for what it says in figures. */
const BAR = 38;
/** A bar goes on past its limit so far. */
const BEYOND = 1.25;
const ROOM = { above: 5, below: 4 } as const;
const TITLES = {
  name: 'widgets.indicator',
  now: 'pack.now',
  change: 'pack.change',
  limit: 'pack.limit',
  use: 'pack.use',
  course: 'pack.course',
} as const satisfies Record<Column, string>;
const ORDER = Object.keys(COLUMNS) as Column[];

/** The indicators against their limits: a line each, with the reason of its move below it. */
export function appetitePieces(lines: readonly AppetiteLine[], setter: Setter): Piece[] {
  const table: Part = { role: 'Table' };
  return [headPiece(setter), ...lines.map((line) => linePiece(line, setter))].map((piece) => pieceIn(table, piece));
}

function headPiece({ faces, t, width }: Setter): Piece {
  const style: TextStyle = { ...STYLES.small, weight: 'bold' };
  const cells = ORDER.flatMap((column) =>
    itemsIn({ role: 'TH', scope: 'Column' }, [placed(t(TITLES[column]), column, style, { faces, top: 0 })]),
  );
  const height = style.leading + 2;
  const rule: Item = { kind: 'rule', x: 0, y: height, width, ...RULE };
  return { height, gap: 12, keep: true, items: [...itemsIn({ role: 'TR' }, cells), rule] };
}

function linePiece(line: AppetiteLine, setter: Setter): Piece {
  const { faces, t, width } = setter;
  const strong: TextStyle = { ...STYLES.small, weight: 'bold' };
  const { now } = line;
  const color = now.status ? shapeOf(now.status).color : STYLES.small.color;
  const at = { faces, top: ROOM.above };
  const name = stacked([
    ...write(line.name, faces, strong, COLUMNS.name.width, { role: 'Span' }),
    ...(line.why === null ? [] : write(t('pack.why', { why: line.why }), faces, STYLES.foot, width, { role: 'Span' })),
  ]);
  const state = now.status
    ? [textItem(stateWords(now.status, t), { ...STYLES.foot, weight: 'bold', color }, STATE_X, ROOM.above)]
    : [];
  const cells: Record<Column, Item[]> = {
    name: name.items.map((item) => moved(item, 0, ROOM.above)),
    now: [placed(now.text, 'now', { ...strong, color }, at), ...state],
    change: [placed(line.change, 'change', STYLES.small, at)],
    limit: [placed(line.limit, 'limit', STYLES.small, at)],
    use: line.use ? useItems(line.use, color, setter) : [placed('–', 'use', STYLES.small, at)],
    course: courseItems(line, setter),
  };
  const row = ORDER.flatMap((column): Item[] =>
    itemsIn(column === 'name' ? { role: 'TH', scope: 'Row' } : { role: 'TD' }, cells[column]),
  );
  const height = ROOM.above + name.height + ROOM.below;
  return { height, items: [...itemsIn({ role: 'TR' }, row), { kind: 'rule', x: 0, y: height, width, ...HAIRLINE }] };
}

/** A text in its column, numbers at its right edge; in a smaller size where it would run into the next. */
function placed(
  text: string,
  column: Column,
  style: TextStyle,
  { faces, top }: { faces: Setter['faces']; top: number },
): Item {
  const place = COLUMNS[column];
  const wide = widthOf(text, faces, style);
  const fitted = wide > place.width ? { ...style, size: (style.size * place.width) / wide } : style;
  const x = 'end' in place ? place.x + place.width - Math.min(wide, place.width) : place.x;
  return { ...textItem(text, style, x, top), style: fitted };
}

/** How much of the limit is used: the bar, the watch line, the limit itself, and the share in figures. */
function useItems({ share, watch }: NonNullable<AppetiteLine['use']>, color: string, { faces, t }: Setter): Item[] {
  const { x, width } = COLUMNS.use;
  const at = (part: number) => (Math.max(0, Math.min(part, BEYOND)) / BEYOND) * BAR;
  const y = ROOM.above + 3;
  const text = t.format.percent(share, 0);
  return [
    { kind: 'box', x, y, width: BAR, height: 6, fill: TINT },
    { kind: 'box', x, y, width: at(share), height: 6, fill: color },
    { kind: 'box', x: x + at(watch) - 0.4, y: y - 1, width: 0.8, height: 8, fill: PRINT_THEME.muted },
    { kind: 'box', x: x + at(1) - 0.6, y: y - 2, width: 1.2, height: 10, fill: PRINT_THEME.ink },
    textItem(text, STYLES.foot, x + width - widthOf(text, faces, STYLES.foot), ROOM.above),
  ];
}

/** The course of the months as a line, broken where there is no value. */
function courseItems({ course, told }: AppetiteLine, { faces }: Setter): Item[] {
  const known = course.filter((value) => value !== null);
  if (known.length < 2) return [placed('–', 'course', STYLES.small, { faces, top: ROOM.above })];
  const { x, width } = COLUMNS.course;
  const height = STYLES.small.leading;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const point = (value: number, index: number) => {
    const left = 1 + (index / Math.max(1, course.length - 1)) * (width - 4);
    const down = high === low ? height / 2 : 2 + ((high - value) / (high - low)) * (height - 4);
    return `${left.toFixed(2)} ${down.toFixed(2)}`;
  };
  const path = course
    .map((value, index) =>
      value === null ? '' : `${index === 0 || course[index - 1] === null ? 'M' : 'L'}${point(value, index)}`,
    )
    .join('');
  const end = course.findLastIndex((value) => value !== null);
  const [cx, cy] = point(course[end] ?? 0, end).split(' ');
  const { accent } = PRINT_THEME;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const line = `<path d="${path}" fill="none" stroke="${accent}" stroke-width="1"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${line}<circle cx="${cx}" cy="${cy}" r="1.6" fill="${accent}"/></svg>`;
  return itemsIn({ role: 'Figure', alt: told }, [{ kind: 'svg', x, y: ROOM.above, width, height, svg }]);
}
