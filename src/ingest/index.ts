export { metricPaths, PACKAGE_FILE, resourcePaths } from './formats/data-package.ts';
export { demandRoom } from './formats/fits.ts';
export { LIMITS_OF } from './formats/size-limits.ts';
export { compareFiles, type Comparison } from './history/compare-tables.ts';
export { withOwnNames, type Load } from './history/delivery.ts';
export { importFiles, importLoads, type Imported } from './import-files.ts';
export { exportMapping, joinMappings, parseMapping, type Mapping } from './match/mapping/mapping.ts';
export { readTables, type PlainTable } from './open/read-tables.ts';
export { csvTemplates, workbookTemplate } from './templates.ts';
export { assessQuality, qualityDate } from './quality/assess.ts';
export { gradeOf, type Grade, type QualityFinding, type TableQuality } from './quality/finding.ts';
export { rejectFile, type RejectFile, type RejectWords } from './check/reject-file.ts';
export type {
  DateOrder,
  FileOptions,
  HistoryOptions,
  ImportOptions,
  ImportProgress,
  ImportStep,
  SourceFile,
} from './options.ts';
export type { ColumnMatch, ImportReport, Issue, Question } from './import-report.ts';
