import { tableToIPC, type Table } from 'apache-arrow';

/** The bytes of an Arrow table, as files of tables hold them. */
export function arrowBytes(table: object): Uint8Array {
  return tableToIPC(table as Table, 'stream');
}
