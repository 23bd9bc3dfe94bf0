/** What holds tables that are read whole and written as text: everything but text and archives. */
export type TableKind = 'parquet' | 'arrow' | 'markup' | 'json' | 'xlsx' | 'xls' | 'xlsb' | 'ods';
