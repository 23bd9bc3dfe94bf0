export { PACKAGE_FILE, resourcePaths } from './formats/data-package.ts';
export { importFiles } from './import-files.ts';
export { exportMapping, joinMappings, parseMapping, type Mapping } from './mapping/mapping.ts';
export { readTables, type PlainTable } from './read-tables.ts';
export { csvTemplates, workbookTemplate } from './templates.ts';
export { rejectFile } from './reject-file.ts';
export type { DateOrder, FileOptions, ImportOptions, ImportProgress, ImportStep, SourceFile } from './options.ts';
export type { ColumnMatch, ImportReport, Issue, Question } from './report.ts';
