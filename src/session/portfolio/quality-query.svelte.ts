import type { TableQuality } from '../../ingest/quality/finding.ts';
import type { Portfolio } from '../portfolio.ts';

/** The quality of the portfolio that is shown, judged after it is: empty until then. */
export class QualityQuery {
  tables = $state.raw<readonly TableQuality[]>([]);

  constructor(portfolio: () => Portfolio | null) {
    $effect(() => {
      const asked = portfolio();
      let current = true;
      this.tables = [];
      if (asked)
        judged(asked).then(
          (tables) => {
            if (current) this.tables = tables;
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

async function judged(portfolio: Portfolio): Promise<TableQuality[]> {
  const { qualityOf } = await import('./read-quality.ts');
  return qualityOf(portfolio);
}
