import { bandPieces } from './band-pieces.ts';
import type { Block, DefinitionBlock, FigureBlock } from './blocks.ts';
import { figurePair, figurePieces, type Setter } from './figure-pieces.ts';
import { foldedPieces } from './fold-table.ts';
import { headPieces } from './head-pieces.ts';
import { appetitePieces } from './pack/appetite-pieces.ts';
import { pointPieces, questionPieces } from './pack/question-pieces.ts';
import { as, itemsIn, pieceIn } from './parts.ts';
import type { Part } from './roles.ts';
import { stacked, type Item, type Piece } from './sheet.ts';
import { factPieces, notePiece } from './small-pieces.ts';
import { HAIRLINE, RULE, STYLES } from './styles.ts';
import { paragraph, textItem, widthOf, write } from './write.ts';

/** The blocks of a document set: strips of paper under each other. */
export function setBlocks(blocks: readonly Block[], setter: Setter): Piece[] {
  return sections(groups(blocks)).flatMap(({ part, groups }) =>
    groups.flatMap((group) => groupPieces(group, blocks, setter).map((piece) => (part ? pieceIn(part, piece) : piece))),
  );
}

/** Narrow figures in pairs, everything else alone. */
function groups(blocks: readonly Block[]): Block[][] {
  const result: Block[][] = [];
  let waiting = false;
  for (const block of blocks) {
    const narrow = block.kind === 'figure' && block.narrow;
    if (narrow && waiting) result.at(-1)?.push(block);
    else result.push([block]);
    waiting = narrow && !waiting;
  }
  return result;
}

/** A section with what follows its title, up to the next; what stands before the first is in none. */
function sections(all: readonly Block[][]): { part: Part | null; groups: Block[][] }[] {
  const result: { part: Part | null; groups: Block[][] }[] = [{ part: null, groups: [] }];
  for (const group of all) {
    const opens = ['section', 'contents', 'question'].includes(group[0]?.kind ?? '');
    if (opens) result.push({ part: { role: 'Sect' }, groups: [] });
    result.at(-1)?.groups.push(group);
  }
  return result;
}

function groupPieces(group: readonly Block[], all: readonly Block[], setter: Setter): Piece[] {
  const [block] = group;
  if (!block) return [];
  return group.length > 1 ? [figurePair(group as FigureBlock[], setter)] : piecesOf(block, all, setter);
}

/** A block set: strips of paper under each other. */
export function piecesOf(block: Block, all: readonly Block[], setter: Setter): Piece[] {
  const { faces, width } = setter;
  switch (block.kind) {
    case 'cover':
      return coverPieces(block, setter);
    case 'head':
      return headPieces(block, setter);
    case 'contents':
      return contentsPieces(block.title, all, setter);
    case 'section':
      return sectionPieces(block, setter);
    case 'question':
      return questionPieces(block, setter);
    case 'points':
      return pointPieces(block, setter);
    case 'appetite':
      return appetitePieces(block.lines, setter);
    case 'heading':
      return headingPieces(block, setter);
    case 'paragraph': {
      const style = block.small ? STYLES.foot : STYLES.body;
      return paragraph(write(block.text, faces, style, width), { gap: block.small ? 4 : 8 });
    }
    case 'facts':
      return factPieces(block.facts, setter);
    case 'definition':
      return [definitionPiece(block, setter)];
    case 'note':
      return [notePiece(block.note, setter)];
    case 'table':
      return foldedPieces(block.table, faces, width);
    case 'figure':
      return figurePieces(block, setter);
  }
}

function coverPieces(cover: Extract<Block, { kind: 'cover' }>, setter: Setter): Piece[] {
  const { faces, t, width } = setter;
  const mark: Item = { kind: 'bookmark', title: cover.title, level: 0, y: 0 };
  return [
    stacked([
      { height: 24, items: [mark, { kind: 'box', x: 0, y: 0, width: 48, height: 4, fill: STYLES.brand.color }] },
      ...write(t('report.brand'), faces, STYLES.brand, width),
      { height: 40, items: [] },
      ...write(cover.title, faces, STYLES.title, width, { role: 'H1' }),
      ...write(cover.subtitle, faces, STYLES.subtitle, width),
      { height: 32, items: [{ kind: 'rule', x: 0, y: 24, width, ...RULE }] },
    ]),
    ...bandPieces(cover.bands, setter),
    ...cover.notes.map((note) => notePiece(note, setter)),
    ...factPieces(cover.facts, setter),
  ];
}

function sectionPieces(section: Omit<Extract<Block, { kind: 'section' }>, 'kind'>, { faces, width }: Setter): Piece[] {
  const { id, title, flows = false } = section;
  const lines = write(title, faces, flows ? STYLES.part : STYLES.section, width, { role: 'H1' });
  lines[0]?.items.unshift({ kind: 'anchor', id, y: 0 }, { kind: 'bookmark', title, level: 0, y: 0 });
  return [{ ...stacked(lines), ...(flows ? { gap: 32 } : { newPage: true }), keep: true }];
}

function headingPieces({ id, title, bookmark }: Extract<Block, { kind: 'heading' }>, setter: Setter): Piece[] {
  const lines = write(title, setter.faces, STYLES.figure, setter.width, { role: 'H2' });
  lines[0]?.items.unshift({ kind: 'anchor', id, y: 0 });
  if (bookmark) lines[0]?.items.unshift({ kind: 'bookmark', title, level: 1, y: 0 });
  return [{ ...stacked(lines), gap: 24, keep: true }];
}

function definitionPiece({ title, otherName, ...texts }: DefinitionBlock, { faces, t, width }: Setter): Piece {
  const other = widthOf(otherName, faces, STYLES.foot);
  const head = write(title, faces, STYLES.strong, width - other - 24, { role: 'H2' });
  const part: Part = { role: 'P', lang: t.language === 'en' ? 'zh-CN' : 'en' };
  head[0]?.items.push(...itemsIn(part, [textItem(otherName, STYLES.foot, width - other, 2)]));
  return stacked([
    { ...stacked(head), gap: 16 },
    ...write(texts.definition, faces, STYLES.small, width),
    ...write(texts.formula, faces, STYLES.small, width),
    ...texts.remarks.flatMap((text) => write(text, faces, STYLES.foot, width)),
  ]);
}

function contentsPieces(title: string, blocks: readonly Block[], setter: Setter): Piece[] {
  const heading = sectionPieces({ id: 'contents', title }, setter);
  return [
    ...heading,
    ...as(
      'TOC',
      blocks.flatMap((block) => entryPieces(block, setter)),
    ),
  ];
}

function entryPieces(block: Block, { faces, width }: Setter): Piece[] {
  const listed = block.kind === 'section' || block.kind === 'figure' || (block.kind === 'heading' && block.bookmark);
  if (!listed) return [];
  const top = block.kind === 'section';
  const style = top ? STYLES.strong : STYLES.small;
  const x = top ? 0 : 16;
  const lines = stacked(write(block.title, faces, style, width - x - 40, { x, role: 'Span' }));
  const last = textItem('', style, 0, lines.height - style.leading);
  const items: Item[] = [
    ...lines.items,
    { kind: 'page-number', right: width, y: last.y, target: block.id, style },
    { kind: 'link', x: 0, y: 0, width, height: lines.height, target: block.id, says: block.title },
    ...(top ? [{ kind: 'rule', x, y: lines.height + 1, width, ...HAIRLINE } as const] : []),
  ];
  const entry = { height: lines.height + (top ? 2 : 0), items, gap: top ? 10 : 1, keep: top };
  return as('TOCI', as('Reference', as('Link', [entry])));
}
