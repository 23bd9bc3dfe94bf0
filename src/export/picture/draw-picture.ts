import { renderSvg } from '../../charts/render-svg.ts';
import type { ChartTheme, Figure } from '../../charts/figure.ts';
import { LIGHT_THEME } from '../../charts/theme.ts';
import type { Translate } from '../../i18n/translate-with.ts';
import { stateWords } from '../../i18n/state-words.ts';
import { paragraph, textAt, widthOf, withoutStrange, xml, type Ink, type Piece } from './ink.ts';
import { drawTable, tableWidth } from './table.ts';
import { drawTiles, otherText } from './tiles.ts';

/** A picture that can be understood alone. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const WIDTHS = { half: 720, full: 1080, most: 1680 } as const;
const EDGE = 24;

interface Draw {
  readonly t: Translate;
  /** Its table is drawn in place of the picture. */
  readonly asTable?: boolean;
  readonly theme?: ChartTheme;
  /** Stands at the end of the foot: where it is from. */
  readonly source: string;
}

/** A card as one SVG, light on white unless another theme is given: title, state, number, finding, picture, foot line with date and filter. */
export function drawPicture(figure: Figure, { t, asTable = false, theme = LIGHT_THEME, source }: Draw): Picture {
  const { title, finding, headline, foot } = figure;
  const width = widthFor(figure, { asTable, theme });
  const room = width - 2 * EDGE;
  const x = EDGE;
  const parts: string[] = [];
  let y = EDGE;
  const add = ({ svg, height }: Piece, gap = 8) => {
    parts.push(svg);
    y += height + gap;
  };
  const state = stateOf(figure, t);
  const marked: Ink = { size: 13, fill: theme.status[figure.status], weight: 600 };
  if (state !== '') parts.push(textAt(state, { x: width - EDGE, y: y + 17, end: true }, marked));
  const free = room - (state === '' ? 0 : widthOf(state, marked) + 16);
  add(paragraph(title, { x, y, width: free }, { size: 18, fill: theme.ink, weight: 600 }), 4);
  if (headline) add(paragraph(headline.text, { x, y, width: room }, { size: 28, fill: theme.ink, weight: 600 }), 2);
  if (headline?.other)
    add(paragraph(otherText(headline.other), { x, y, width: room }, { size: 13, fill: theme.muted }), 4);
  add(paragraph(finding, { x, y, width: room }, { size: 14, fill: theme.ink }), 12);
  add(body(figure, { x, y, room, asTable, t, theme }), 12);
  add(
    paragraph([...foot, source].filter(Boolean).join(' · '), { x, y, width: room }, { size: 12, fill: theme.muted }),
    EDGE - 8,
  );
  const described = `<title>${xml(title)}</title><desc>${xml([finding, ...foot].join(' · '))}</desc>`;
  const paper = `<rect width="${width}" height="${y}" fill="${theme.surface}"/>`;
  const font = xml(theme.fontFamily);
  return {
    svg: withoutStrange(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" font-family="${font}">${described}${paper}${parts.join('')}</svg>`,
    ),
    width,
    height: y,
  };
}

function widthFor(
  { chart, table, tiles, span, instead }: Figure,
  { asTable, theme }: { asTable: boolean; theme: ChartTheme },
): number {
  const usual = span === 'full' ? WIDTHS.full : WIDTHS.half;
  const isTable = asTable || (!chart && !tiles && instead === undefined);
  const needed = isTable ? (table ? tableWidth(table, theme) : 0) : (chart?.least ?? 0);
  return Math.ceil(Math.min(WIDTHS.most, Math.max(usual, needed + 2 * EDGE)));
}

function body(
  { chart, tiles, table, instead }: Figure,
  {
    x,
    y,
    room,
    asTable,
    t,
    theme,
  }: { x: number; y: number; room: number; asTable: boolean; t: Translate; theme: ChartTheme },
): Piece {
  if (instead !== undefined && !asTable)
    return paragraph(instead, { x, y, width: room }, { size: 14, fill: theme.ink });
  if (table && (asTable || (!chart && !tiles))) {
    const more = (shown: number, all: number) =>
      t('widgets.foot.first', { shown: t.format.number(shown), all: t.format.number(all) });
    return drawTable(table, { x, y, width: room, more }, theme);
  }
  if (tiles) return drawTiles(tiles, { x, y, width: room }, theme);
  if (!chart) return { svg: '', height: 0 };
  const height = chart.height + legendRoom(chart, room, theme);
  const inner = renderSvg(chart.option(theme, room), room, height);
  return { svg: inner.replace(/^<svg\b/, `<svg x="${x}" y="${y}"`), height };
}

/** Pixels a legend of several lines needs more than at the usual width. */
function legendRoom({ option }: NonNullable<Figure['chart']>, width: number, theme: ChartTheme): number {
  const top = (made: ReturnType<typeof option>) => Number((made['grid'] as { top?: number } | undefined)?.top ?? 0);
  return Math.max(0, top(option(theme, width)) - top(option(theme)));
}

/** The state in a word; nothing for a value that has no limit. */
function stateOf({ status, headline }: Figure, t: Translate): string {
  return status !== 'grey' || headline?.ref?.row.value === null ? stateWords(status, t) : '';
}
