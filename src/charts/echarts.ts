import { GridSimpleComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// the ground of every picture; what else one has comes with the first that has it
use([GridSimpleComponent, SVGRenderer]);

/** A living chart in the page. */
export type ChartInstance = EChartsType;

/** What a chart is drawn from. */
export type ChartOption = EChartsCoreOption;

/** Starts a chart in an element: vectors, so that it prints, scales and can be read by tests. */
export function mountChart(element: HTMLElement): ChartInstance {
  return init(element, null, { renderer: 'svg' });
}
