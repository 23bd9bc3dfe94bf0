import type { Band } from './bands.ts';
import type { AppetiteLine } from './pack/appetite.ts';
import type { ReportTable } from './table-block.ts';
import type { Status } from '../metrics/metric.ts';
import type { StatedText } from './state.ts';

/** A key number as a tile. */
export interface Tile extends StatedText {
  title: string;
  change: string | null;
}

/** A figure, its picture already drawn. */
export interface FigureBlock {
  kind: 'figure';
  id: string;
  title: string;
  finding: string;
  status: Status | null;
  headline: StatedText | null;
  /** An SVG text, its size in pixels, and what it shows in words. */
  chart: { svg: string; width: number; height: number; alt: string } | null;
  tiles: Tile[];
  table: ReportTable | null;
  /** Where the numbers stand when they are too many for this place: an anchor. */
  tableAt: string | null;
  foot: string[];
  /** Printed next to its neighbour where that is narrow as well. */
  narrow: boolean;
}

/** A metric explained. */
export interface DefinitionBlock {
  kind: 'definition';
  title: string;
  /** Its name in the other language. */
  otherName: string;
  definition: string;
  formula: string;
  /** Unit and limits. */
  remarks: string[];
}

/** What a report is made of, in order; all texts in the reader's language. */
export type Block =
  | { kind: 'cover'; title: string; subtitle: string; facts: [string, string][]; notes: Note[]; bands: readonly Band[] }
  /** What a document of a few pages begins with. */
  | { kind: 'head'; title: string; subtitle: string; facts: [string, string][]; notes: Note[] }
  | { kind: 'contents'; title: string }
  /** A part with a page of its own to begin on, or one that follows where there is room. */
  | { kind: 'section'; id: string; title: string; flows?: true }
  /** The head of a page of its own: the question it answers, and the answer in a sentence. */
  | { kind: 'question'; id: string; title: string; answer: string; status: Status | null }
  /** Sentences under a title, numbered. */
  | { kind: 'points'; title: string; lines: readonly string[] }
  | { kind: 'appetite'; lines: readonly AppetiteLine[] }
  | { kind: 'heading'; id: string; title: string; bookmark: boolean }
  | { kind: 'paragraph'; text: string; small?: boolean }
  | { kind: 'facts'; facts: [string, string][] }
  | DefinitionBlock
  | { kind: 'note'; note: Note }
  | { kind: 'table'; table: ReportTable }
  | FigureBlock;

/** A boxed remark with its state. */
export interface Note {
  status: Status;
  text: string;
}
