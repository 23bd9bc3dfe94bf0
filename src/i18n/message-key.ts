import type { enFurther } from './en-further.ts';
import type { enWords } from './en-words.ts';

/** Keys of everything that can be said without asking what a metric says or how it is computed. */
export type MessageKey = keyof typeof enWords | keyof typeof enFurther;
export type Words = Readonly<Record<MessageKey, string>>;
