import type { Translate } from '../i18n/translate.ts';
import type { ColumnChange, Question } from '../ingest/import-report.ts';
import { columnName } from '../words/names.ts';

/** A canonical column as a person calls it, with the name that `--map` takes. */
export function nameOf(column: string, t: Translate): string {
  const name = columnName(column, t.language);
  return name === column ? column : `${name} (${column})`;
}

/** An open question in words, with the option that answers it; a column that was renamed is proposed. */
export function questionText({ kind, column, choices }: Question, t: Translate, change?: ColumnChange): string {
  const words = { column: nameOf(column, t), name: optionName(column), full: column, choices: choices.join(' | ') };
  const missing = change?.missing.find(({ target }) => target === column);
  if (kind !== 'column' || !change || !missing || missing.candidate === null) return t(`cli.ask.${kind}`, words);
  const { heading, candidate } = missing;
  const before = change.before === '' ? t('columns.mapping') : change.before;
  return t('cli.ask.renamed', { ...words, heading, candidate, before, answer: quoted(`${words.name}=${candidate}`) });
}

/** The short name of a column, which options take as well. */
function optionName(column: string): string {
  return /^[a-z_]+\.[a-z_0-9]+$/.test(column) ? column.slice(column.indexOf('.') + 1) : column;
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /[\s'"()（）$&;|<>*?]/.test(word) ? `"${word}"` : word;
}
