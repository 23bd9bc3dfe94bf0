import type { Component } from 'svelte';
import type { Figure } from '../src/charts/figure.ts';
import type { Translate } from '../src/i18n/translate.ts';
import type { Family, MetricRequest } from '../src/metrics/metric.ts';
import type { Portfolio } from '../src/session/portfolio.ts';

/** What a widget may be told by its attributes; all optional. */
export interface WidgetOptions {
  metric?: string;
  by?: string;
}

/** A widget: how its figures are made from a portfolio, and how they are drawn. One definition serves page, element and report. */
export interface WidgetDefinition {
  readonly id: string;
  /** Its custom element, `bw-risk-trend`. */
  readonly tag: string;
  readonly family: Family;
  /** The tables it needs; without them it says which would bring it to life. */
  readonly needs: readonly string[];
  readonly component: Component<Record<string, unknown>>;
  /** Asks the portfolio and makes the figures, ready to draw in the reader's language. */
  figures(portfolio: Portfolio, request: MetricRequest, t: Translate, options?: WidgetOptions): Promise<Figure[]>;
}
