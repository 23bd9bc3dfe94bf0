import { common } from './en/common.ts';
import { report } from './en/report.ts';

/** Every English text; one file an area under `en/`. English is the list of keys the other languages must have. */
export const en = { ...common, ...report } as const;

export type MessageKey = keyof typeof en;
export type Messages = Record<MessageKey, string>;
