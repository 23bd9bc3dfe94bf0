import { PortfolioError } from '../lib/errors.ts';
import type { WidgetHost } from './widget-host.ts';

/** Milliseconds in which a page may still bring the data a widget names: it may be made by a script, after the widget. */
const GRACE_MS = 3_000;

/**
 * What is to be said where a widget has nothing to show its data from: nothing while the page may still bring it, then that
 * the id it names is on no data element, or that there is none at all. Gone as soon as there is one. Made in a component.
 */
export class MissingSource {
  error = $state.raw<PortfolioError | null>(null);

  constructor(host: WidgetHost, graceMs = GRACE_MS) {
    $effect(() => {
      const { session } = host;
      const data = host.read('data');
      this.error = null;
      if (session) return;
      const say = () => {
        this.error =
          data === null ? new PortfolioError('no-source') : new PortfolioError('unknown-source', { id: data });
      };
      const timer = setTimeout(say, graceMs);
      return () => clearTimeout(timer);
    });
  }
}
