import { filledIn, isBlank } from './cell-shape.ts';
import { sameCells } from './header.ts';
import { isRemarkRow } from './remarks.ts';

const PAGE_WORDS =
  /^\s*[-—–]*\s*[（(]?(?:第\s*[\d一二三四五六七八九十百]+\s*页(?:\s*[,，/、]?\s*共\s*[\d一二三四五六七八九十百]+\s*页)?|共\s*\d+\s*页\s*[,，/、]?\s*第\s*\d+\s*页|(?:page|p\.)\s*\d+(?:\s*(?:of|\/)\s*\d+)?|续\s*表(?:\s*\d+)?|(?<=[-—–]\s*)\d{1,4}(?=\s*[-—–]))[)）]?\s*[-—–]*\s*$/i;

/** What stands on top of every page of a printed table. */
export interface PageTop {
  /** The rows of the heading. */
  header: readonly (readonly string[])[];
  /** Titles and remarks above it, those that are told from rows of data at sight. */
  titles: readonly (readonly string[])[];
}

/** Of the rows above a heading those that may stand again: titles in one cell, and remarks. */
export function titlesAmong(rows: readonly (readonly string[])[]): (readonly string[])[] {
  return rows.filter((cells) => isRemarkRow(cells) || (filledIn(cells) === 1 && lettersOf(cells).length > 1));
}

/** True for a row that a page break put among the data: the heading again, its titles with another number, a page's number. */
export function isPageRow(cells: readonly string[], { header, titles }: PageTop): boolean {
  if (isBlank(cells)) return false;
  if (header.some((row) => sameCells(row, cells))) return true;
  // in a single column every text is a value
  if ((header[0]?.length ?? 0) < 2) return false;
  const only = filledIn(cells) === 1 ? (cells.find((cell) => cell.trim() !== '') ?? '') : '';
  if (PAGE_WORDS.test(only)) return true;
  return titles.some((title) => isSameTitle(title, cells));
}

function isSameTitle(title: readonly string[], cells: readonly string[]): boolean {
  return filledIn(title) === filledIn(cells) && lettersOf(title) === lettersOf(cells);
}

/** The text of a row without what differs from page to page. */
function lettersOf(cells: readonly string[]): string {
  return cells.join('').replace(/[^\p{L}]+|(?<=第)[一二三四五六七八九十百]+(?=页)/gu, '');
}
