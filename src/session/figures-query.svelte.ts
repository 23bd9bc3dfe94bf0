import type { Figure } from '../charts/figure.ts';
import type { Translate } from '../i18n/translate.ts';
import type { WidgetDefinition, WidgetOptions } from '../../widgets/widget.ts';
import { toError } from '../lib/errors.ts';
import type { MetricRequest } from '../metrics/metric.ts';
import type { Session } from './session.svelte.ts';

/** What figures are made from; functions, so that the query sees every change. */
export interface FiguresSource {
  widget: () => Pick<WidgetDefinition, 'needs' | 'figures'>;
  session: () => Session | null;
  /** Default: the session's own filter and as-of date. */
  request?: () => MetricRequest | undefined;
  translate: () => Translate;
  options?: () => WidgetOptions;
}

/**
 * A widget's figures, kept in step with the session: asked again when data, filter, as-of date or language change.
 * While a newer answer is on its way the older one stays; an answer that comes too late is dropped.
 */
export class FiguresQuery {
  status = $state<'loading' | 'ready' | 'empty' | 'error'>('loading');
  figures = $state.raw<readonly Figure[]>([]);
  error = $state.raw<Error | null>(null);
  /** One line about what went wrong. */
  readonly problem = $derived(this.error?.message ?? null);
  /** An answer to the latest question is still on its way. */
  busy = $state(false);

  constructor({ widget, session, request = () => undefined, translate, options = () => ({}) }: FiguresSource) {
    $effect(() => {
      const [owner, maker, t, wanted] = [session(), widget(), translate(), options()];
      if (owner === null || owner.status === 'empty') return this.#rest('empty');
      if (owner.status === 'error') return this.#rest('error', owner.error);
      const { portfolio } = owner;
      if (owner.status === 'loading' || !portfolio) return this.#rest('loading');
      if (!maker.needs.every((table) => portfolio.tables[table])) return this.#rest('empty');
      return this.#ask(maker.figures(portfolio, request() ?? owner.request, t, wanted));
    });
  }

  #ask(answer: Promise<Figure[]>): () => void {
    let stale = false;
    this.busy = true;
    answer.then(
      (figures) => !stale && this.#rest(figures.length === 0 ? 'empty' : 'ready', null, figures),
      (error: unknown) => !stale && this.#rest('error', toError(error)),
    );
    return () => {
      stale = true;
    };
  }

  #rest(status: FiguresQuery['status'], error: Error | null = null, figures: readonly Figure[] = []): void {
    this.status = status;
    this.error = error;
    this.figures = figures;
    this.busy = false;
  }
}
