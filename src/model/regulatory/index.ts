import { EAST_TABLES } from './east.ts';
import { SECURITY_TABLES } from './security.ts';
import type { RegulatoryTable } from './table.ts';
import { YBT_TABLES } from './ybt.ts';

/** The tables of the supervisor's extracts that say something our tables hold. */
export const REGULATORY_TABLES: readonly RegulatoryTable[] = [...EAST_TABLES, ...YBT_TABLES, ...SECURITY_TABLES];
