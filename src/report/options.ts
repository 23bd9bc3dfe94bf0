import type { Translate } from '../i18n/translate.ts';
import type { MetricRequest } from '../metrics/metric.ts';
import type { Note } from '../notes/note.ts';
import type { Portfolio } from '../session/portfolio.ts';
import type { Board } from '../../widgets/card.ts';
import type { ReportFonts } from './fonts.ts';
import type { PaperName } from './sheet.ts';
import type { Stamp } from './stamp.ts';
import type { ReportProgress } from './turn.ts';

/** What a report is asked with. */
export interface ReportOptions {
  portfolio: Portfolio;
  /** One chapter a board, in the order given; the overview is the summary. */
  boards: readonly Board[];
  request: MetricRequest;
  t: Translate;
  /** The language of a second half, with the same numbers. */
  second?: Translate;
  fonts: ReportFonts;
  /** What was noted on what the report shows. */
  notes?: readonly Note[];
  /** A4 where nothing is said. */
  paper?: PaperName;
  /** Whose it is, and who may read it. */
  stamp?: Stamp;
  title?: string;
  preparer?: string;
  onProgress?: (progress: ReportProgress) => void;
  signal?: AbortSignal;
}
