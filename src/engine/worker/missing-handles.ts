/*
 * DuckDB's worker asks of every file whether it is one of the browser's own file system. Where a browser has none of that kind
 * (WebKitGTK), the question itself would fail: with a class nobody makes an instance of, the answer is no.
 */
const scope = globalThis as { FileSystemSyncAccessHandle?: unknown };
scope.FileSystemSyncAccessHandle ??= class FileSystemSyncAccessHandle {};
