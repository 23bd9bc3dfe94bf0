import type { Figure } from '../../charts/figure.ts';
import type { TableQuality } from '../../ingest/quality/finding.ts';
import type { Translate } from '../../i18n/translate-with.ts';
import type { Portfolio } from '../portfolio.ts';
import type { DataNote } from './quality-note.ts';

interface Quality {
  readonly tables: readonly TableQuality[];
  /** What is to be known of the data behind a figure. */
  readonly noteOf: (figure: Figure, t: Translate) => DataNote | null;
}

const UNKNOWN: Quality = { tables: [], noteOf: () => null };

/** The quality of the portfolio that is shown, judged after it is: nothing is known until then. */
export class QualityQuery {
  found = $state.raw(UNKNOWN);

  constructor(portfolio: () => Portfolio | null) {
    $effect(() => {
      const asked = portfolio();
      let current = true;
      this.found = UNKNOWN;
      if (asked)
        judged(asked).then(
          (found) => {
            if (current) this.found = found;
          },
          // a portfolio that was closed meanwhile has no quality to show
          () => undefined,
        );
      return () => {
        current = false;
      };
    });
  }
}

async function judged(portfolio: Portfolio): Promise<Quality> {
  const [{ qualityOf }, { figureNote }] = await Promise.all([import('./read-quality.ts'), import('./quality-note.ts')]);
  const tables = await qualityOf(portfolio);
  return { tables, noteOf: (figure, t) => figureNote(figure, { tables, catalogue: portfolio.catalogue }, t) };
}
