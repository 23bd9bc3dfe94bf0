import type { Translate } from '../i18n/translate.ts';
import type { IsoDate } from '../lib/dates.ts';
import { bandsOf, type Band } from './bands.ts';
import { bind, type Volume } from './bind.ts';
import type { Block } from './blocks.ts';
import { printedEdition } from './edition.ts';
import { codeOf, openFaces, printable, substituted, type ReportFonts } from './fonts.ts';
import { asOfOf, reportBlocks, type ReportContent } from './model.ts';
import { drawPdf } from './pdf.ts';
import { scopeOf } from './scope.ts';
import { PAPERS, type PaperName } from './sheet.ts';
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
  /** A4 where nothing is said. */
  paper?: PaperName | undefined;
  /** Who may read it: at the foot of every page. */
  classification?: string | undefined;
  t: Translate;
}

/** The book, ready to be printed. */
export async function bookPrint(content: ReportContent, turn: Turn, paper?: PaperName): Promise<Print> {
  const { portfolio, request, title, preparer, t, stamp } = content;
  const blocks = await reportBlocks(content, turn);
  const asOf = asOfOf(content);
  return {
    ...{ blocks, title, asOf, t, author: preparer ?? '', bands: bandsOf(portfolio, asOf, t), paper },
    classification: stamp?.classification,
    ...{ scope: (await scopeOf(portfolio, request, t)) ?? t('report.scope.whole'), edition: printedEdition(portfolio) },
  };
}

/** Bytes of one document, or of several bound as one: faces that hold every character, pages, PDF. The first says what the file is. */
export async function renderPrints(prints: readonly [Print, ...Print[]], fonts: ReportFonts, turn: Turn) {
  const plain = prints.map(volumeOf);
  const faces = await openFaces(
    fonts,
    plain.flatMap(({ blocks, running, t }) => [...textsOf(blocks), ...textsOf(running), ...wordsOfLayout(t)]),
  );
  const { missing } = faces;
  await turn('layout');
  const volumes = plain.map((volume): Volume => {
    const { blocks, running, t } = volume;
    const told = missing.length === 0 ? blocks : withNote(blocks, missing, t);
    const shown = (text: string) => substituted(text, missing);
    return { ...volume, blocks: mapTexts(told, shown), running: mapTexts(running, shown) };
  });
  const pages = bind(volumes, faces);
  const [{ title, author, asOf, t }] = prints;
  const meta = {
    ...{ title: printable(title), subject: subtitleOf(prints[0]), author, language: t.language },
    date: new Date(`${asOf ?? '1970-01-01'}T00:00:00Z`),
  };
  return drawPdf(pages, faces, meta, (page) => turn('pages', page, pages.length));
}

function volumeOf(print: Print): Volume {
  const { title, scope, bands, edition, t, classification, paper = 'A4' } = print;
  const running = {
    ...mapTexts({ title, scope, bands, classification }, printable),
    ...{ asOf: subtitleOf(print), edition },
    ...(print.numbered ? { first: true as const } : {}),
  };
  return { blocks: mapTexts(print.blocks, printable), t, running, paper: PAPERS[paper] };
}

function subtitleOf({ asOf, t }: Print): string {
  return asOf === null ? '' : t('report.asOf', { date: t.format.date(asOf) });
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
