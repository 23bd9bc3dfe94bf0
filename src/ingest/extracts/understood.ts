import type { Regulated } from '../match/regulatory.ts';
import type { TableMatch } from '../match/match-columns.ts';
import type { PreparedFile } from '../open/prepare-file.ts';
import type { Ground } from './ground.ts';

/** A file of which it is known which table of the extracts it is. */
export type Understood = PreparedFile & { match: TableMatch & { regulated: Regulated } };

/** True for a file of the supervisor's extracts that is still to be loaded. */
export function isOfExtracts(file: PreparedFile): file is Understood {
  return file.match?.regulated !== undefined && file.match.regulated.table === file.match.table.name;
}

/** Matches a file again with the columns that others added; what was asked before they had is asked no more. */
export async function understoodAgain({ file, raw, regulated }: Ground): Promise<void> {
  const { match, findings } = await file.understand(raw, regulated);
  Object.assign(file, { raw, match, findings });
}
