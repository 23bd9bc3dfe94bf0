import type { Translate } from '../i18n/translate.ts';
import type { Candidate } from '../ingest/match/mapping/candidates.ts';
import { isGuess } from '../ingest/match/mapping/guess.ts';
import type { ColumnMatch } from '../ingest/import-report.ts';
import { columnName } from '../words/names.ts';
import type { Answer } from './answers.ts';

export { isGuess };

/** What a source column could be, how surely, and why: `outstanding balance? 64% (similar heading)`. */
export function candidateText({ target, confidence, evidence }: Candidate, t: Translate): string {
  return t('quality.candidate', {
    target: columnName(target, t.language),
    confidence: t.format.percent(confidence, 0),
    evidence: evidence.map((each) => t(`quality.evidence.${each}`)).join(', '),
  });
}

/** What the use of a column rests on; a guess is marked. For a column without a use, what it could best be. */
export function evidenceText(column: ColumnMatch, t: Translate): string {
  const { target, evidence = [], candidates = [] } = column;
  const [best] = candidates;
  if (target === null) return best ? candidateText(best, t) : '';
  const words = evidence.map((each) => t(`quality.evidence.${each}`)).join(', ');
  return isGuess(column) ? `▲ ${t('quality.guessed', { evidence: words })}` : words;
}

/** The answers that make a source column stand for another column of the model, or for none (''). */
export function readAs({ source, target }: ColumnMatch, wanted: string): Answer[] {
  if (wanted === target) return [{ kind: 'column', column: wanted, choice: source }];
  return [
    ...(target === null ? [] : [{ kind: 'column' as const, column: target, choice: '' }]),
    ...(wanted === '' ? [] : [{ kind: 'column' as const, column: wanted, choice: source }]),
  ];
}
