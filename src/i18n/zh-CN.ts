import type { Messages } from './en.ts';
import { zhCNFurther } from './zh-CN-further.ts';
import { zhCNWords } from './zh-CN-words.ts';
import { definitions } from './zh-CN/definitions.ts';
import { formulas } from './zh-CN/formulas.ts';

/** 全部中文文本，含各指标的定义和公式；缺一个键则不能通过编译。 */
export const zhCN: Messages = { ...zhCNWords, ...zhCNFurther, ...definitions, ...formulas };
