import type { Engine } from '../../engine/engine.ts';
import { sizeOf } from '../formats/bytes.ts';
import type { BadPart, Part } from '../formats/part.ts';
import { isBad } from '../formats/read-parts.ts';
import { Unreadable } from '../formats/unreadable.ts';
import { optionsFor, type ImportOptions } from '../options.ts';
import { prepareFile, type PreparedFile } from './prepare-file.ts';
import type { Progress } from '../progress.ts';
import { unitParameter } from '../match/stated-unit.ts';
import { stopIfAborted } from '../work.ts';

/** Parts in the engine, in their order; among `parts` those that turned out to be unreadable are bad ones now. */
interface AllPrepared {
  prepared: PreparedFile[];
  parts: (Part | BadPart)[];
}

/** Prepares the smallest file first, so that before the largest is read the others have said what there is to know. */
export async function prepareAll(
  engine: Engine,
  opened: readonly (Part | BadPart)[],
  { options, progress }: { options: ImportOptions; progress: Progress },
): Promise<AllPrepared> {
  const good = opened.filter((part): part is Part => !isBad(part));
  const sorted = good.toSorted((one, other) => sizeOf(one.content) - sizeOf(other.content));
  const files = new Map<Part, PreparedFile>();
  const unreadable = new Map<Part | BadPart, BadPart>();
  const known = () => good.flatMap((part) => files.get(part) ?? []);
  const tell = progress.phase('prepare', sorted);
  for (const [place, part] of sorted.entries()) {
    try {
      const file = await prepareFile(engine, part, {
        relation: `raw_${good.indexOf(part)}`,
        options: optionsFor(options, part.name),
        onStep: (step, seen) => {
          stopIfAborted(options.signal);
          tell(place, step, seen);
        },
        onSeen: (seen) => tell(place, 'load', seen),
        ...(place === sorted.length - 1 ? { parameterUnit: await unitParameter(engine, known()) } : {}),
        ...(options.saved ? { saved: options.saved } : {}),
        ...(options.signal ? { signal: options.signal } : {}),
      });
      files.set(part, file);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unreadable.set(part, { ...part, error });
    }
  }
  return { prepared: known(), parts: opened.map((part) => unreadable.get(part) ?? part) };
}
