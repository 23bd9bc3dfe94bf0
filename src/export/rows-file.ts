import type { Figure } from '../charts/figure.ts';
import { speakWhole } from '../i18n/speak.ts';
import { translateWith, type Translate } from '../i18n/translate-with.ts';
import type { MetricRequest } from '../metrics/metric.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { aboutLines } from './about.ts';
import { tableFile } from './save-table.ts';
import type { ExportTable } from './table.ts';

/** Rows behind a number or of a table, and all that a file has to say of them. */
export interface SavedRows {
  readonly portfolio: Portfolio;
  readonly request: MetricRequest;
  readonly title: string;
  /** What the rows belong to: a value, or rows of a table. */
  readonly of: Pick<Figure, 'table' | 'records'>;
  /** Without its ending. */
  readonly file: string;
  readonly t: Translate;
}

/** Rows as CSV, or as a workbook whose second sheet says what they are. */
export async function rowsFile(
  kind: 'csv' | 'xlsx',
  rows: ExportTable,
  saved: SavedRows,
): Promise<{ name: string; content: Blob }> {
  const { portfolio, request, title, of, file, t } = saved;
  const figure: Figure = { id: file, title, finding: '', status: 'grey', foot: [], ...of };
  const made = new Date().toISOString();
  const whole = kind === 'xlsx' ? translateWith(await speakWhole(t.language), t.format.currency, t.words) : t;
  const about = kind === 'xlsx' ? await aboutLines({ figure, portfolio, request, board: '', made }, whole) : [];
  return tableFile(kind, rows, { file, title, about, t });
}
