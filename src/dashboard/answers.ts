import { fingerprintOf, withoutCorrections } from '../ingest/match/mapping/mapping.ts';
import { ABOVE, BLANK, joinValueMaps, NO } from '../ingest/match/value-map.ts';
import type { Mapping } from '../ingest/match/mapping/mapping-file.ts';
import type { FileOptions } from '../ingest/options.ts';
import { isDateOrder } from '../ingest/date-order.ts';
import type { ImportReport, Question } from '../ingest/import-report.ts';
import type { Answers } from '../session/loads/attempt.ts';
import type { Correction } from './layout-form.ts';

/** One answer to a question about a file. */
export interface Answer {
  kind: Question['kind'];
  column: string;
  choice: string;
  /** Of a word: the word. */
  word?: string;
}

/** What was decided so far with further answers about one file; later answers win. */
export function withAnswers(before: Answers, file: string, answers: readonly Answer[]): Answers {
  const options = answers.reduce(withAnswer, before.files?.[file] ?? {});
  return { ...before, files: { ...before.files, [file]: options } };
}

/** What was decided so far with a correction of how a file is read; null takes every correction of it back. */
export function withCorrection(
  before: Answers,
  { file, headers }: Pick<ImportReport, 'file' | 'headers'>,
  correction: Correction | null,
): Answers {
  const known = before.files?.[file] ?? {};
  if (correction) {
    const layout = { ...known.layout, ...correction.layout };
    return { ...before, files: { ...before.files, [file]: { ...known, ...correction, layout } } };
  }
  const { mapping = {}, units = {}, values, valueMap, dateOrder = {} } = known;
  return {
    ...before,
    files: {
      ...before.files,
      [file]: { mapping, units, ...(values ? { values } : {}), ...(valueMap ? { valueMap } : {}), dateOrder },
    },
    ...(before.saved ? { saved: savedWithoutCorrections(before.saved, fingerprintOf(headers)) } : {}),
  };
}

/** What was decided so far, and whether the sheets and rows that a workbook hides are taken in. */
export function withHidden(before: Answers, upload: string, taken: boolean): Answers {
  return { ...before, files: { ...before.files, [upload]: { ...before.files?.[upload], withHidden: taken } } };
}

function savedWithoutCorrections(saved: Mapping, of: string): Mapping {
  const sources = saved.sources.flatMap((source) => {
    if (source.fingerprint !== of) return [source];
    return source.table === '' ? [] : [withoutCorrections(source)];
  });
  return { ...saved, sources };
}

function withAnswer(options: FileOptions, { kind, column, choice, word }: Answer): FileOptions {
  switch (kind) {
    case 'column':
      return { ...options, mapping: { ...options.mapping, [column]: choice } };
    case 'value':
      return { ...options, values: { ...options.values, [column]: choice } };
    case 'word':
      if (word === undefined) return options;
      return withMeaning(options, column, word, choice === BLANK ? '' : choice);
    case 'fill':
      return withMeaning(options, column, '', choice === 'above' ? ABOVE : '');
    case 'blank':
      return withMeaning(options, column, '', choice === 'blank-no' ? NO : '');
    case 'unit':
    case 'percent':
      return { ...options, units: { ...options.units, [column]: choice } };
    case 'date-order':
    case 'day-count':
      if (!isDateOrder(choice)) return options;
      return { ...options, dateOrder: { ...options.dateOrder, [column]: choice } };
  }
}

function withMeaning(options: FileOptions, column: string, word: string, means: string): FileOptions {
  return { ...options, valueMap: joinValueMaps(options.valueMap, { [column]: { [word]: means } }) };
}
