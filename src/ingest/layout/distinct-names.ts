/** Names of which none stands twice, so that each can be asked for: 余额, 余额 (2). Blank ones stay blank. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    if (name === '' || !seen.has(name)) {
      seen.add(name);
      return name;
    }
    let count = 2;
    while (taken.has(`${name} (${count})`)) count += 1;
    taken.add(`${name} (${count})`);
    return `${name} (${count})`;
  });
}

/** The name as it stood in the file. */
export function nameBehind(name: string): string {
  return name.replace(/ \(\d+\)$/, '');
}
