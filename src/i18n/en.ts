import { enWords } from './en-words.ts';
import { definitions } from './en/definitions.ts';
import { formulas } from './en/formulas.ts';

export type { MessageKey, Words } from './en-words.ts';

/** Every English text: also what each metric says and how it is computed, which is read where somebody asks. */
export const en = { ...enWords, ...definitions, ...formulas } as const;

export type Messages = Record<keyof typeof en, string>;
