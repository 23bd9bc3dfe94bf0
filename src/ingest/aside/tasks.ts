import { hashBytes } from '../../lib/hash.ts';
import { toUtf8, type Utf8Text } from '../text/encoding.ts';
import { tablesIn, type TableFile } from '../formats/tables-in.ts';
import type { TablesIn } from '../formats/table-source.ts';
import type { Work } from '../work.ts';
import { surveyText, type Survey, type SurveyInput } from './survey.ts';

/** What can be done aside, in a worker of the page: input and output travel as copies, files by reference. */
export interface Tasks {
  survey: (input: SurveyInput, work?: Work) => Promise<Survey>;
  hash: (input: { content: Blob | Uint8Array }, work?: Work) => Promise<string>;
  utf8: (input: { content: Blob | Uint8Array; encoding?: string | undefined }, work?: Work) => Promise<Utf8Text>;
  tables: (input: TableFile, work?: Work) => Promise<TablesIn>;
}

/** The tasks, as they run wherever they are called. */
export const TASKS: Tasks = {
  survey: surveyText,
  hash: ({ content }) => hashBytes(content),
  utf8: ({ content, encoding }, work) => toUtf8(content, { encoding, signal: work?.signal }),
  tables: tablesIn,
};
