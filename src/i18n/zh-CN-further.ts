import type { enFurther } from './en-further.ts';
import { formats } from './zh-CN/formats.ts';
import { importTexts } from './zh-CN/import.ts';
import { cli } from './zh-CN/cli.ts';
import { keeping } from './zh-CN/keeping.ts';
import { loads } from './zh-CN/loads.ts';
import { layout } from './zh-CN/layout.ts';
import { evidence } from './zh-CN/evidence.ts';
import { pack } from './zh-CN/pack.ts';
import { report } from './zh-CN/report.ts';
import { limits } from './zh-CN/limits.ts';
import { sqlTexts } from './zh-CN/sql.ts';
import { tables } from './zh-CN/tables.ts';
import { exportTexts } from './zh-CN/export.ts';
import { keep } from './zh-CN/keep.ts';
import { dataPanel } from './zh-CN/data-panel.ts';
import { boardEditor } from './zh-CN/board-editor.ts';
import { evidencePanel } from './zh-CN/evidence-panel.ts';
import { compare } from './zh-CN/compare.ts';
import { monthTexts } from './zh-CN/months.ts';
import { finder } from './zh-CN/finder.ts';
import { noteTexts } from './zh-CN/notes.ts';
import { presentTexts } from './zh-CN/present.ts';
import { bookTexts } from './zh-CN/book.ts';
import { documentTexts } from './zh-CN/document.ts';

/** 面板、报告和命令行所用中文文本，打开时才载入；缺一个键则不能通过编译。 */
export const zhCNFurther: Record<keyof typeof enFurther, string> = {
  ...formats,
  ...importTexts,
  ...cli,
  ...keeping,
  ...loads,
  ...layout,
  ...evidence,
  ...pack,
  ...report,
  ...limits,
  ...keep,
  ...exportTexts,
  ...tables,
  ...sqlTexts,
  ...dataPanel,
  ...boardEditor,
  ...evidencePanel,
  ...finder,
  ...noteTexts,
  ...compare,
  ...monthTexts,
  ...presentTexts,
  ...documentTexts,
  ...bookTexts,
};
