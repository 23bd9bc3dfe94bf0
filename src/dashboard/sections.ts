import type { WidgetDefinition } from '../../widgets/widget.ts';

/** The page's sections in reading order; also the keys of their titles and the ids of their elements. */
export const SECTIONS = ['overview', 'risk', 'compliance', 'esg', 'managers'] as const;
export type SectionId = (typeof SECTIONS)[number];

const WIDGET_OF: Readonly<Record<SectionId, string>> = {
  overview: 'overview',
  risk: 'risk-trend',
  compliance: 'review-compliance',
  esg: 'esg-scores',
  managers: 'manager-performance',
};

/** The widgets that make up the page and the report, in reading order. */
export function sectionsOf(widgets: readonly WidgetDefinition[]): { id: SectionId; widget: WidgetDefinition }[] {
  return SECTIONS.flatMap((id) => {
    const widget = widgets.find((known) => known.id === WIDGET_OF[id]);
    return widget ? [{ id, widget }] : [];
  });
}
