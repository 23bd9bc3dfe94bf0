import type { Translate } from '../i18n/translate.ts';
import type { IsoDate } from '../lib/dates.ts';
import { bandsOf, type Band } from './bands.ts';
import type { Block } from './blocks.ts';
import { compose, type Running } from './compose.ts';
import { printedEdition } from './edition.ts';
import { codeOf, openFaces, printable, substituted, type ReportFonts } from './fonts.ts';
import { asOfOf, reportBlocks, type ReportContent } from './model.ts';
import { drawPdf } from './pdf.ts';
import { scopeOf } from './scope.ts';
import { STATES } from './state.ts';
import { mapTexts, textsOf } from './texts-of.ts';
import type { Turn } from './turn.ts';

/** Blocks to be printed, and what the file says of itself. */
export interface Print {
  blocks: readonly Block[];
  title: string;
  author: string;
  asOf: IsoDate | null;
  /** What of the book it speaks of; null where the title says it. */
  scope: string | null;
  bands: readonly Band[];
  edition: string | null;
  /** Its first page is one like the others, and numbered. */
  numbered?: true;
  t: Translate;
}

/** The report's bytes. */
export async function renderReport(content: ReportContent, fonts: ReportFonts, turn: Turn): Promise<Uint8Array> {
  const { portfolio, request, title, preparer, t } = content;
  const blocks = await reportBlocks(content, turn);
  const asOf = asOfOf(content);
  const print = {
    ...{ blocks, title, asOf, t, author: preparer ?? '', bands: bandsOf(portfolio, asOf, t) },
    ...{ scope: (await scopeOf(portfolio, request, t)) ?? t('report.scope.whole'), edition: printedEdition(portfolio) },
  };
  return renderBlocks(print, fonts, turn);
}

/** Bytes of blocks: faces that hold every character, pages, PDF. */
export async function renderBlocks(print: Print, fonts: ReportFonts, turn: Turn): Promise<Uint8Array> {
  const { t, asOf } = print;
  const blocks = mapTexts(print.blocks, printable);
  const subtitle = asOf === null ? '' : t('report.asOf', { date: t.format.date(asOf) });
  const running: Running = {
    ...mapTexts({ title: print.title, scope: print.scope, bands: print.bands }, printable),
    asOf: subtitle,
    edition: print.edition,
    ...(print.numbered ? { first: true as const } : {}),
  };
  const faces = await openFaces(fonts, [...textsOf(blocks), ...textsOf(running), ...wordsOfLayout(t)]);
  const { missing } = faces;
  const told = missing.length === 0 ? blocks : withNote(blocks, missing, t);
  await turn('layout');
  const pages = compose(
    mapTexts(told, (text) => substituted(text, missing)),
    faces,
    t,
    mapTexts(running, (text) => substituted(text, missing)),
  );
  const meta = {
    title: running.title,
    subject: subtitle,
    author: print.author,
    language: t.language,
    date: new Date(`${asOf ?? '1970-01-01'}T00:00:00Z`),
  };
  return drawPdf(pages, faces, meta, (page) => turn('pages', page, pages.length));
}

const LAYOUT_KEYS = [
  'widgets.indicator',
  'pack.now',
  'pack.change',
  'pack.limit',
  'pack.use',
  'pack.course',
  'pack.why',
] as const;

/** Words the layout adds to the blocks. */
function wordsOfLayout(t: Translate): string[] {
  const states = STATES.flatMap((status) => [t(`status.${status}`), t(`report.note.${status}`)]);
  return [
    ...states,
    '●▲■○…0123456789',
    t('report.brand'),
    t('report.pageOf'),
    t('report.edition', { hash: 'abcdef' }),
    t('report.numbersOnPage'),
    ...LAYOUT_KEYS.map((key) => t(key)),
  ];
}

/** Says on the page on the data which characters could not be printed. */
function withNote(blocks: readonly Block[], missing: readonly string[], t: Translate): Block[] {
  const codes = missing.map(codeOf);
  const note: Block = {
    kind: 'note',
    note: { status: 'amber', text: t('report.substituted', { codes: codes.join(', ') }) },
  };
  return blocks.flatMap((block) => (block.kind === 'section' && block.id === 'data' ? [block, note] : [block]));
}
