import { formats } from './en/formats.ts';
import { importTexts } from './en/import.ts';
import { cli } from './en/cli.ts';
import { keeping } from './en/keeping.ts';
import { loads } from './en/loads.ts';
import { layout } from './en/layout.ts';
import { evidence } from './en/evidence.ts';
import { pack } from './en/pack.ts';
import { report } from './en/report.ts';
import { limits } from './en/limits.ts';
import { sqlTexts } from './en/sql.ts';
import { tables } from './en/tables.ts';
import { exportTexts } from './en/export.ts';
import { keep } from './en/keep.ts';
import { dataPanel } from './en/data-panel.ts';
import { boardEditor } from './en/board-editor.ts';
import { evidencePanel } from './en/evidence-panel.ts';
import { compare } from './en/compare.ts';
import { monthTexts } from './en/months.ts';
import { finder } from './en/finder.ts';
import { noteTexts } from './en/notes.ts';
import { presentTexts } from './en/present.ts';
import { bookTexts } from './en/book.ts';
import { documentTexts } from './en/document.ts';

/** The English of panels, of the report and of the command line, which no board speaks: fetched when one of them opens. */
export const enFurther = {
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
} as const;
