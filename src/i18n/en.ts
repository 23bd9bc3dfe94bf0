import { enFurther } from './en-further.ts';
import { enWords } from './en-words.ts';
import { definitions } from './en/definitions.ts';
import { formulas } from './en/formulas.ts';

/** Every English text: also what each metric says and how it is computed, which is read where somebody asks. */
export const en = { ...enWords, ...enFurther, ...definitions, ...formulas } as const;

export type Messages = Record<keyof typeof en, string>;
