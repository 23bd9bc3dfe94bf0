import type { Translate } from '../i18n/translate.ts';
import type { Block } from './blocks.ts';
import { setBlocks } from './compose.ts';
import type { Setter } from './figure-pieces.ts';
import type { Faces } from './fonts.ts';
import { anchorPages, paginate } from './paginate.ts';
import { itemsIn, unheard } from './parts.ts';
import type { Part } from './roles.ts';
import { runningFoot, runningHead, type Running } from './running.ts';
import { areaOf, type Item, type Page, type Paper } from './sheet.ts';
import { widthOf } from './write.ts';

/** One document of those that are bound as one: all of it in one language, on one paper. */
export interface Volume {
  blocks: readonly Block[];
  t: Translate;
  running: Running;
  paper: Paper;
}

/** A page with its size. */
export interface Sheet extends Page {
  paper: Paper;
}

/**
 * Documents as pages, one after the other: set, placed, numbered through. Several are told apart: each is a part with
 * its language, its bookmarks stand under its name, and its anchors are its own. Pure: the same volumes and faces give
 * the same pages.
 */
export function bind(volumes: readonly Volume[], faces: Faces): Sheet[] {
  const laid = volumes.map((volume) => pagesOf(volume, faces));
  const apart = volumes.length > 1 ? laid.map((pages, index) => kept(pages, volumes[index] as Volume)) : laid;
  const pages = apart.flat();
  const numbers = anchorPages(pages);
  let count = 0;
  return apart.flatMap((own, index) => {
    const volume = volumes[index] as Volume;
    const { t, paper } = volume;
    return own.map((page, at) => {
      const items = page.items.map((item) => saying(numbered(item, numbers, faces), t));
      const around = runningItems(volume, { page: (count += 1), pages: pages.length, isFirst: at === 0 }, faces);
      return { paper, items: [...items, ...unheard(around)] };
    });
  });
}

function setterOf({ t, paper }: Volume, faces: Faces): Setter {
  return { faces, t, width: areaOf(paper).width };
}

function pagesOf(volume: Volume, faces: Faces): Page[] {
  return paginate(setBlocks(volume.blocks, setterOf(volume, faces)), areaOf(volume.paper));
}

/** The pages of one volume of several. */
function kept(pages: readonly Page[], { t }: Volume): Page[] {
  const part: Part = { role: 'Sect', lang: t.language };
  const group: Item = { kind: 'bookmark', title: t('report.volume'), level: 0, y: 0 };
  return pages.map(({ items }, index) => {
    const own = items.map((item) => ownAnchor(item, t.language));
    return { items: itemsIn(part, index === 0 ? [group, ...own] : own) };
  });
}

function ownAnchor(item: Item, language: string): Item {
  switch (item.kind) {
    case 'anchor':
      return { ...item, id: `${language}/${item.id}` };
    case 'link':
    case 'page-number':
      return { ...item, target: `${language}/${item.target}` };
    case 'bookmark':
      return { ...item, level: item.level + 1 };
    default:
      return item;
  }
}

function runningItems(
  volume: Volume,
  { isFirst, ...at }: { page: number; pages: number; isFirst: boolean },
  faces: Faces,
): Item[] {
  const { running, paper } = volume;
  const setter = setterOf(volume, faces);
  return [
    ...(isFirst ? [] : runningHead(running, setter, paper)),
    ...(isFirst && !running.first ? [] : runningFoot(at, running, { setter, paper })),
  ];
}

function numbered(item: Item, numbers: ReadonlyMap<string, number>, faces: Faces): Item {
  if (item.kind !== 'page-number') return item;
  const text = String(numbers.get(item.target) ?? '');
  const { style, right, y, parts } = item;
  return { kind: 'text', x: right - widthOf(text, faces, style), y, text, style, ...(parts ? { parts } : {}) };
}

/** A mark of a state with the word it stands for. */
function saying(item: Item, t: Translate): Item {
  return item.kind === 'text' && item.state ? { ...item, says: t(`status.${item.state}`) } : item;
}
