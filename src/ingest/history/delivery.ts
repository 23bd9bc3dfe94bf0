import type { SourceFile } from '../options.ts';

/** Files that were given together. Within a load rows of one key are a conflict; a later load replaces, it does not conflict. */
export interface Load {
  readonly files: readonly SourceFile[];
  /** When it was given. */
  readonly at?: string | null;
  /** Puts its rows beside those of earlier loads: a branch's part of a month that is there already. */
  readonly beside?: boolean;
}

/** The loads with a name of its own for every file: the second `ledger.csv` becomes `ledger (2).csv`. */
export function withOwnNames<L extends Load>(loads: readonly L[]): L[] {
  const taken = new Set<string>();
  return loads.map((load) => ({
    ...load,
    files: load.files.map((file) => {
      let name = file.name;
      for (let count = 2; taken.has(name); count += 1) name = numbered(file.name, count);
      taken.add(name);
      return name === file.name ? file : { ...file, name };
    }),
  }));
}

function numbered(name: string, count: number): string {
  const [, stem = name, ending = ''] = /^(.+?)((?:\.[^./\\]{1,8})?)$/.exec(name) ?? [];
  return `${stem} (${count})${ending}`;
}
