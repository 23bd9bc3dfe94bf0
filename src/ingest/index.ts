export { metricPaths, PACKAGE_FILE, resourcePaths } from './formats/data-package.ts';
export { demandRoom } from './formats/fits.ts';
export { LIMITS_OF } from './formats/limits.ts';
export { compareFiles, type Comparison } from './history/compare.ts';
export { withOwnNames, type Load } from './history/load.ts';
export { importFiles, importLoads, type Imported } from './import-files.ts';
export { exportMapping, joinMappings, parseMapping, type Mapping } from './mapping/mapping.ts';
export { readTables, type PlainTable } from './read-tables.ts';
export { csvTemplates, workbookTemplate } from './templates.ts';
export { assessQuality, qualityDate } from './quality/assess.ts';
export { gradeOf, type Grade, type QualityFinding, type TableQuality } from './quality/finding.ts';
export { rejectFile, type RejectFile, type RejectWords } from './reject-file.ts';
export type {
  DateOrder,
  FileOptions,
  HistoryOptions,
  ImportOptions,
  ImportProgress,
  ImportStep,
  SourceFile,
} from './options.ts';
export type { ColumnMatch, ImportReport, Issue, Question } from './report.ts';
