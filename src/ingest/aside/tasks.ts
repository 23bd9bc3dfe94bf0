import { hashBytes } from '../../lib/hash.ts';
import { toUtf8, type Utf8Text } from '../encoding.ts';
import { surveyText, type Survey, type SurveyInput } from './survey.ts';

/** What can be done aside, in a worker of the page: input and output travel as copies, files by reference. */
export interface Tasks {
  survey: (input: SurveyInput, signal?: AbortSignal) => Promise<Survey>;
  hash: (input: Blob | Uint8Array, signal?: AbortSignal) => Promise<string>;
  utf8: (input: { content: Blob | Uint8Array; encoding?: string }, signal?: AbortSignal) => Promise<Utf8Text>;
}

/** The tasks, as they run wherever they are called. */
export const TASKS: Tasks = {
  survey: surveyText,
  hash: hashBytes,
  utf8: ({ content, encoding }, signal) =>
    toUtf8(content, { ...(encoding === undefined ? {} : { encoding }), ...(signal ? { signal } : {}) }),
};
