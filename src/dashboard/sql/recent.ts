const KEY = 'bellwether.statements';
const MOST = 20;

/** Statements that were run in this tab, the last one first; nothing of them goes anywhere else. */
export function recentStatements(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === 'string') : [];
  } catch {
    // a browser that keeps nothing begins anew
    return [];
  }
}

/** Puts a statement before the others. */
export function rememberStatement(statement: string): string[] {
  const all = [statement, ...recentStatements().filter((each) => each !== statement)].slice(0, MOST);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // as above
  }
  return all;
}
