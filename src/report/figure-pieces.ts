import type { Translate } from '../i18n/translate.ts';
import type { FigureBlock, Tile } from './blocks.ts';
import type { Faces } from './fonts.ts';
import { stateWords } from '../i18n/state-words.ts';
import { shapeOf } from './state.ts';
import { as, pieceIn } from './parts.ts';
import { sideBySide, stacked, type Item, type Piece, type TextStyle } from './sheet.ts';
import { STYLES, TINT } from './styles.ts';
import { tablePieces } from './table-block.ts';
import { paragraph, textItem, widthOf, write } from './write.ts';

/** What setting a block needs to know. */
export interface Setter {
  faces: Faces;
  t: Translate;
  width: number;
}

/** White space between two columns, points. */
export const GUTTER = 24;

/** A table of so many rows, its header among them, is not parted from its chart. */
const MOST_TOGETHER = 12;

const TILE_GUTTER = 12;
const TILE_PADDING = 8;
const TILE_STATE: TextStyle = { ...STYLES.foot, weight: 'bold' };
/** Sizes of a tile's value, the largest that fits on one line is taken. */
const TILE_SIZES = [14, 12, 10.5, 9];

/** A figure: title and state, finding, picture, numbers, foot line; the title never stands without what it names. */
export function figurePieces(figure: FigureBlock, setter: Setter): Piece[] {
  const { faces, width } = setter;
  const table = figure.table ? tablePieces(figure.table, faces, width) : [];
  const foot = footPieces(figure, setter);
  const top = stacked([...headPieces(figure, setter), ...bodyPieces(figure, setter)]);
  if (figure.chart && table.length <= MOST_TOGETHER) for (const row of table.slice(0, -1)) row.keep = true;
  const last = table.at(-1);
  if (last && foot.length > 0) table[table.length - 1] = { ...last, keep: true };
  return [
    { ...top, gap: 24, keep: table.length > 0 || foot.length > 0 },
    ...table,
    ...foot.map((line, index) => ({ ...line, gap: index === 0 ? 4 : 0, keep: index < foot.length - 1 })),
  ];
}

/** Two narrow figures beside each other, in one uncut piece; their pictures begin at one height. */
export function figurePair(pair: readonly FigureBlock[], setter: Setter): Piece {
  const width = (setter.width - GUTTER) / 2;
  const narrow: Setter = { ...setter, width };
  const heads = pair.map((figure) => stacked(headPieces(figure, narrow)));
  const height = Math.max(...heads.map((head) => head.height));
  const columns = pair.map((figure, index) => {
    const head: Piece = { height, items: heads[index]?.items ?? [] };
    return stacked([head, ...restPieces(figure, narrow)]);
  });
  return { ...sideBySide(columns, width, GUTTER), gap: 24 };
}

function restPieces(figure: FigureBlock, setter: Setter): Piece[] {
  const table = figure.table ? tablePieces(figure.table, setter.faces, setter.width) : [];
  const foot = footPieces(figure, setter).map((line, index) => ({ ...line, gap: index === 0 ? 4 : 0 }));
  return [...bodyPieces(figure, setter), ...table, ...foot];
}

function titlePieces(figure: FigureBlock, { faces, t, width }: Setter): Piece[] {
  const { status } = figure;
  const state = status === null ? '' : stateWords(status, t);
  const style = { ...STYLES.state, color: shapeOf(status ?? 'grey').color };
  const stateWidth = widthOf(state, faces, style);
  const lines = write(figure.title, faces, STYLES.figure, width - stateWidth - 16, { role: 'H2' });
  const first = lines[0];
  if (!first) return [];
  const marks: Item[] = [
    { kind: 'anchor', id: figure.id, y: 0 },
    { kind: 'bookmark', title: figure.title, level: 1, y: 0 },
  ];
  first.items.unshift(...marks);
  if (state !== '') first.items.push(textItem(state, style, width - stateWidth));
  return lines;
}

function headPieces(figure: FigureBlock, setter: Setter): Piece[] {
  const { faces, width } = setter;
  const pieces = titlePieces(figure, setter);
  if (figure.headline) {
    const style = figure.headline.status
      ? { ...STYLES.headline, color: shapeOf(figure.headline.status).color }
      : STYLES.headline;
    pieces.push(...paragraph(write(figure.headline.text, faces, style, width), { gap: 4 }));
  }
  if (figure.finding) pieces.push(...paragraph(write(figure.finding, faces, STYLES.body, width), { gap: 4 }));
  return pieces;
}

function bodyPieces(figure: FigureBlock, { faces, t, width }: Setter): Piece[] {
  const pieces: Piece[] = [];
  if (figure.tiles.length > 0) pieces.push({ ...tileRows(figure.tiles, { faces, width, t }), gap: 8 });
  if (figure.chart) pieces.push(pieceIn({ role: 'Figure', alt: figure.chart.alt }, chartPiece(figure.chart, width)));
  return pieces;
}

function chartPiece({ svg, width, height }: NonNullable<FigureBlock['chart']>, room: number): Piece {
  const scaled = (height * room) / width;
  return { height: scaled, gap: 8, items: [{ kind: 'svg', x: 0, y: 0, width: room, height: scaled, svg }] };
}

function footPieces(figure: FigureBlock, { faces, t, width }: Setter): Piece[] {
  const lines = figure.foot.length > 0 ? write(figure.foot.join(' · '), faces, STYLES.foot, width) : [];
  if (figure.tableAt === null) return lines;
  const text = t(figure.table ? 'report.rowsOnPage' : 'report.numbersOnPage');
  const end = widthOf(`${text} `, faces, STYLES.link) + widthOf('000', faces, STYLES.link);
  const link: Item[] = [
    textItem(text, STYLES.link, 0),
    { kind: 'page-number', right: end, y: textItem('', STYLES.link, 0).y, target: figure.tableAt, style: STYLES.link },
    { kind: 'link', x: 0, y: 0, width: end, height: STYLES.link.leading, target: figure.tableAt, says: text },
  ];
  return [...lines, ...as('P', as('Link', [{ height: STYLES.link.leading, items: link }]))];
}

function tileRows(tiles: readonly Tile[], setter: Setter): Piece {
  const perRow = setter.width > 300 ? Math.min(4, tiles.length) : 2;
  const width = (setter.width - TILE_GUTTER * (perRow - 1)) / perRow;
  // all states of a figure stand at one place: beside the value where every tile has the room, else below it
  const style = tileStyle(tiles, setter.faces, width);
  const beside = tiles.every((tile) => besideWidth(tile, setter, style) <= width - 2 * TILE_PADDING);
  const rows: Piece[] = [];
  for (let from = 0; from < tiles.length; from += perRow) {
    const cells = tiles
      .slice(from, from + perRow)
      .map((tile) => tilePiece(tile, { ...setter, width }, { style, beside }));
    const height = Math.max(...cells.map((cell) => cell.height));
    const filled = cells.flatMap((cell) => as('LI', [{ ...cell, items: [tint(width, height), ...cell.items] }]));
    rows.push({ ...sideBySide(filled, width, TILE_GUTTER), gap: TILE_GUTTER });
  }
  return pieceIn({ role: 'L' }, stacked(rows));
}

function tint(width: number, height: number): Item {
  return { kind: 'box', x: 0, y: 0, width, height, fill: TINT };
}

function tilePiece(
  tile: Tile,
  { faces, t, width }: Setter,
  { style, beside }: { style: TextStyle; beside: boolean },
): Piece {
  const room = width - 2 * TILE_PADDING;
  const at = { x: TILE_PADDING };
  const value = stacked(write(tile.text, faces, style, room, at));
  const words = tile.status ? stateWords(tile.status, t) : '';
  const wordStyle: TextStyle = { ...TILE_STATE, color: shapeOf(tile.status ?? 'grey').color };
  if (words !== '' && beside) {
    const left = TILE_PADDING + widthOf(tile.text, faces, style) + 8;
    value.items.push(textItem(words, wordStyle, left, value.height - wordStyle.leading - 3));
  }
  const body = [
    value,
    ...(words !== '' && !beside ? write(words, faces, wordStyle, room, at) : []),
    ...(tile.change === null ? [] : write(tile.change, faces, STYLES.foot, room, at)),
  ];
  return stacked([
    { height: TILE_PADDING - 2, items: [] },
    ...write(tile.title, faces, { ...STYLES.foot, color: STYLES.small.color }, room, { ...at, role: 'Lbl' }),
    ...as('LBody', body),
    { height: TILE_PADDING - 2, items: [] },
  ]);
}

/** All numbers of a figure in one size: the largest in which the longest has room. */
function tileStyle(tiles: readonly Tile[], faces: Faces, width: number): TextStyle {
  const room = width - 2 * TILE_PADDING;
  const longest = Math.max(...tiles.map(({ text }) => faces.bold.width(text)));
  const size = TILE_SIZES.find((one) => longest * one <= room) ?? STYLES.foot.size;
  return { ...STYLES.tile, size };
}

function besideWidth(tile: Tile, { faces, t }: Setter, style: TextStyle): number {
  if (!tile.status) return 0;
  const words = widthOf(stateWords(tile.status, t), faces, TILE_STATE);
  return widthOf(tile.text, faces, style) + 8 + words;
}
