import type { Figure } from '../charts/figure.ts';
import { speakWhole } from '../i18n/speak.ts';
import { translateWith, type Translate } from '../i18n/translate-with.ts';
import { VERSION } from '../lib/version.ts';
import type { MetricRequest } from '../metrics/metric.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { aboutLines, asOfOf } from './about.ts';
import { clipboardTable, type ClipboardTable } from './clipboard-table.ts';
import { csvText } from './csv-text.ts';
import { figureTable } from './figure-table.ts';
import { fileName } from './file-name.ts';
import { drawPicture, type Picture } from './picture/draw-picture.ts';
import { recordsTable } from './records-table.ts';
import type { ExportTable } from './table.ts';

/** Where a card stands: enough to ask for all its rows and to say what they are. */
export interface CardSource {
  readonly portfolio: Portfolio;
  readonly request: MetricRequest;
  /** Id of its board. */
  readonly board: string;
  /** What the board is called; empty where it stands on none. */
  readonly boardTitle: string;
}

/** What leaves the page: a card as it is shown, and where it stands. */
export interface CardExport extends CardSource {
  readonly figure: Figure;
  /** It is shown as a table. */
  readonly asTable: boolean;
  readonly t: Translate;
  /** ISO time. */
  readonly made: string;
}

export const FILE_KINDS = ['png', 'svg', 'csv', 'xlsx'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const TYPES: Readonly<Record<FileKind, string>> = {
  png: 'image/png',
  svg: 'image/svg+xml',
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A card as a file: `png` and `svg` its picture, `csv` and `xlsx` all rows it stands for. */
export async function cardFile(kind: FileKind, card: CardExport): Promise<{ name: string; content: Blob }> {
  const name = fileName({ board: card.board, card: card.figure.id, asOf: asOfOf(card) ?? '' }, kind);
  return { name, content: await contentOf(kind, card) };
}

async function contentOf(kind: FileKind, card: CardExport): Promise<Blob> {
  switch (kind) {
    case 'png':
      return (await import('./picture/png.ts')).pngOf(cardPicture(card));
    case 'svg':
      return new Blob([cardPicture(card).svg], { type: TYPES.svg });
    case 'csv':
      return new Blob([csvText(await cardTable(card))], { type: TYPES.csv });
    case 'xlsx':
      return new Blob([new Uint8Array(await cardWorkbook(card))], { type: TYPES.xlsx });
  }
}

/** All rows a card stands for: of records every row with every column, else the whole table. */
export function cardTable({ figure, portfolio, t }: CardExport): Promise<ExportTable> {
  return figure.records ? recordsTable(portfolio, figure.records, t) : Promise.resolve(figureTable(figure, t));
}

/** The table as it is shown, for the clipboard. */
export function shownTable({ table }: Figure): ClipboardTable {
  const heads = table?.columns.map(({ title, unit }) => (unit ? `${title} (${unit})` : title)) ?? [];
  return clipboardTable(heads, table?.rows.map((row) => row.map(({ text }) => text)) ?? []);
}

export function cardPicture({ figure, asTable, boardTitle, t }: CardExport): Picture {
  const source = [t('export.picture.source', { version: VERSION }), boardTitle].filter(Boolean).join(' · ');
  return drawPicture(figure, { t, asTable, source });
}

async function cardWorkbook(card: CardExport): Promise<Uint8Array> {
  const { t, figure, boardTitle, made } = card;
  const [{ workbookBytes }, whole, table] = await Promise.all([
    import('./workbook.ts'),
    speakWhole(t.language),
    cardTable(card),
  ]);
  const about = await aboutLines({ ...card, board: boardTitle }, translateWith(whole, t.format.currency, t.words));
  return workbookBytes(table, { names: [figure.title, t('export.about')], about, title: figure.title, made });
}
