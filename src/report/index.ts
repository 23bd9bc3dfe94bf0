import type { Figure } from '../charts/figure.ts';
import type { Translate } from '../i18n/translate.ts';
import { PortfolioError } from '../lib/errors.ts';
import type { MetricRequest } from '../metrics/metric.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { qualityOf } from '../session/portfolio/read-quality.ts';
import type { WidgetDefinition } from '../../widgets/widget.ts';
import type { ReportFonts } from './fonts.ts';
import type { Chapter } from './model.ts';
import { createTurn, type ReportProgress, type Turn } from './turn.ts';

export type { ReportFonts } from './fonts.ts';
export type { ReportProgress } from './turn.ts';

/** What a report is asked with. */
export interface ReportOptions {
  portfolio: Portfolio;
  /** One chapter a family, in the order given; the overview is the summary. */
  widgets: readonly WidgetDefinition[];
  request: MetricRequest;
  t: Translate;
  fonts: ReportFonts;
  title?: string;
  preparer?: string;
  onProgress?: (progress: ReportProgress) => void;
  signal?: AbortSignal;
}

/** The portfolio as a PDF: equal input gives equal bytes. Rejects with `cancelled` after an abort. */
export async function createReport(options: ReportOptions): Promise<Uint8Array> {
  const { portfolio, request, t, fonts, title, preparer, onProgress, signal } = options;
  if (portfolio.scenario) throw new PortfolioError('scenario-report');
  const turn = createTurn(onProgress, signal);
  const chapters = await chaptersOf(options, turn);
  // the PDF library is large and only needed here, so the page starts without it
  const { renderReport } = await import('./render.ts');
  const words = { title: title ?? t('report.title'), preparer: preparer ?? null };
  const content = { portfolio, request, t, ...words, chapters, quality: await qualityOf(portfolio) };
  return renderReport(content, fonts, turn);
}

async function chaptersOf({ portfolio, widgets, request, t }: ReportOptions, turn: Turn): Promise<Chapter[]> {
  const chapters: Chapter[] = [];
  for (const [index, widget] of widgets.entries()) {
    await turn('figures', index, widgets.length);
    const missing = widget.needs.filter((table) => (portfolio.tables[table] ?? 0) === 0);
    const figures: Figure[] = missing.length > 0 ? [] : await widget.figures(portfolio, request, t);
    const id = widget.family;
    const title = id === 'overview' ? t('report.summary') : t(`report.family.${id}`);
    const present = chapters.find((chapter) => chapter.id === id);
    if (present) {
      const all = [...present.figures, ...figures];
      Object.assign(present, { figures: all, missing: all.length > 0 ? [] : [...present.missing, ...missing] });
    } else chapters.push({ id, title, figures, missing });
  }
  return chapters;
}
