import type { Column, TableModel } from './table.ts';

/** Values an ENUM may have; above it the text stays VARCHAR, because wider codes no longer save anything. */
export const MAX_ENUM_VALUES = 65_535;

const FIXED: Partial<Record<Column['type'], string>> = {
  date: 'DATE',
  moment: 'TIMESTAMP',
  money: 'DECIMAL(20,2)',
  fraction: 'DOUBLE',
  number: 'DOUBLE',
  integer: 'INTEGER',
  flag: 'BOOLEAN',
};

/** The SQL type a cell has once it is understood and before text becomes ENUM. */
export function stagedType(column: Column): string {
  if (column.type === 'code') return hasNumericCodes(column) ? 'TINYINT' : 'VARCHAR';
  return FIXED[column.type] ?? 'VARCHAR';
}

/** True for a `code` column whose stored values are numbers. */
export function hasNumericCodes(column: Column): boolean {
  return column.type === 'code' && typeof column.allowed?.[0]?.value === 'number';
}

/**
 * The ENUM type that holds the column's text, by name; null where it is not stored as ENUM.
 * Columns of one domain name the same type.
 */
export function enumName(table: TableModel, column: Column): string | null {
  if (column.type === 'code') return hasNumericCodes(column) ? null : `enum_${table.name}_${column.name}`;
  if (column.domain !== undefined) return `enum_${column.domain}`;
  return column.type === 'category' ? `enum_${table.name}_${column.name}` : null;
}
