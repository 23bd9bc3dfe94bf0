import type { Component } from 'svelte';
import type { Figure, ValueRef } from '../src/charts/figure.ts';
import type { Translate } from '../src/i18n/translate.ts';
import type { Family, MetricRequest } from '../src/metrics/metric.ts';
import type { Portfolio } from '../src/session/portfolio.ts';
import type { DataNote } from '../src/session/portfolio/read-quality.ts';

/** What a widget may be told by its attributes; all optional. */
export interface WidgetOptions {
  metric?: string;
  by?: string;
}

/** What a widget is drawn from. The host asks for the figures; the component only shows them. */
export interface WidgetProps {
  status: 'loading' | 'ready' | 'empty' | 'error';
  figures: readonly Figure[];
  t: Translate;
  /** Tables that are missing, named in the empty state. */
  needs?: readonly string[];
  /** One line for the error state. */
  problem?: string;
  /** What is to be known of the data behind a figure; nothing is shown for null. */
  noteOf?: ((figure: Figure) => DataNote | null) | undefined;
  /** Called with the value whose rows are asked for. */
  onevidence?: (ref: ValueRef) => void;
}

/** A widget: how its figures are made from a portfolio, and how they are drawn. One definition serves page, element and report. */
export interface WidgetDefinition {
  readonly id: string;
  /** Its custom element, `bw-risk-trend`; null for what is only part of the page and the report. */
  readonly tag: string | null;
  readonly family: Family | 'overview';
  /** The tables it needs; without them it says which would bring it to life. */
  readonly needs: readonly string[];
  readonly component: Component<WidgetProps>;
  /** Asks the portfolio and makes the figures, ready to draw in the reader's language. */
  figures(portfolio: Portfolio, request: MetricRequest, t: Translate, options?: WidgetOptions): Promise<Figure[]>;
}
