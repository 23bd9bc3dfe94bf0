import { literal } from '../lib/sql.ts';

export interface LockDown {
  /** Folder of the only files that stay readable, with its slash. */
  folder: string;
  memoryLimit: string;
  /** Where an extension would be looked for, if one were ever asked for. */
  repository?: string;
}

/** The settings that shut a fresh DuckDB off from extensions, network and files, in the order that holds. */
export function lockDown({ folder, memoryLimit, repository }: LockDown): string[] {
  return [
    'SET autoload_known_extensions=false',
    'SET autoinstall_known_extensions=false',
    'SET allow_community_extensions=false',
    ...(repository === undefined ? [] : [`SET custom_extension_repository=${literal(repository)}`]),
    `SET memory_limit=${literal(memoryLimit)}`,
    // Without it DuckDB would write what does not fit into memory to the disk.
    `SET temp_directory=''`,
    `SET allowed_directories=[${literal(folder)}]`,
    'SET enable_external_access=false',
    'SET lock_configuration=true',
  ];
}

/** Bytes DuckDB holds, in one cell. */
export const MEMORY_USED = 'SELECT CAST(sum(memory_usage_bytes) AS DOUBLE) FROM duckdb_memory()';

/** A file's name as DuckDB may see it: no separators, no wildcards, short enough for any file system. */
export function safeFileName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]/gu, '_').slice(-60);
}
