import type { GivenLayout } from '../../layout/given.ts';
import type { ValueMap } from '../value-map.ts';
import type { DateOrder } from '../../date-order.ts';

/**
 * What was decided about sources of data, to be kept as a JSON file and to apply by itself to the next files with the
 * same headings. A reader refuses a `version` it does not know; unknown fields are passed over.
 */
export interface Mapping {
  readonly format: 'bellwether-mapping';
  readonly version: 1;
  readonly sources: readonly MappedSource[];
}

/** What was decided about files with these headings. */
export interface MappedSource {
  /** SHA-256 of the headings, folded (case, width, spaces and punctuation gone) and sorted. */
  readonly fingerprint: string;
  /** The headings as they stood, for people. */
  readonly headers: readonly string[];
  /** Canonical table the files hold; '' where they are left out. */
  readonly table: string;
  /** Canonical column, `exposure.outstanding`, to the heading that fills it; '' leaves the column empty. */
  readonly columns: Readonly<Record<string, string>>;
  /** Units a person gave; those a file states itself are found again. */
  readonly units: Readonly<Record<string, string>>;
  /** Values a person gave for all rows; absent where there are none. Dates are left out: the next file has its own. */
  readonly values?: Readonly<Record<string, string>>;
  /** What a person said words of cells mean, by column; absent where there are none. */
  readonly valueMap?: ValueMap;
  /** Orders of day and month a person gave. */
  readonly dateOrder: Readonly<Record<string, DateOrder>>;
  /** What a person corrected about how the files are read; absent where nothing was. */
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly layout?: GivenLayout;
}
