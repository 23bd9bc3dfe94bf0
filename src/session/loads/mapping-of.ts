import { exportMapping, joinMappings } from '../../ingest/match/mapping/mapping.ts';
import type { Mapping } from '../../ingest/match/mapping/mapping-file.ts';
import type { Attempt } from './attempt.ts';

/** What was decided about the files of an attempt, and about files before them. */
export function mappingOf({ reports, answers }: Pick<Attempt, 'reports' | 'answers'>): Mapping {
  return joinMappings(answers.saved, exportMapping(reports, answers));
}
