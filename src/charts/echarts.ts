import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, setPlatformAPI, use, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { platformApi } from 'zrender/lib/core/platform.js';
import { textWidth } from './text-width.ts';

use([
  BarChart,
  CustomChart,
  GridComponent,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  SVGRenderer,
  TooltipComponent,
]);

/** A living chart in the page. */
export type ChartInstance = EChartsType;

/** What a chart is drawn from. */
export type ChartOption = EChartsCoreOption;

/** Starts a chart in an element: vectors, so that it prints, scales and can be read by tests. */
export function mountChart(element: HTMLElement): ChartInstance {
  return init(element, null, { renderer: 'svg' });
}

/** What only a living page needs: styles for the mouse, and numbers that count up from chart to chart. */
const LIVING = /<style\b[\s\S]*?<\/style>\s*|\s(?:class|ecmeta_\w+|pointer-events)="[^"]*"/g;
const RUNNING_NUMBER = /\bzr\d+-/g;

/**
 * The chart as one SVG text, without a page: the same in Node and in a browser, byte for byte.
 * Outlines of labels are left out, because SVG-to-PDF paints them over the letters.
 */
export function renderSvg(option: ChartOption, width: number, height: number): string {
  const { measureText } = platformApi;
  setPlatformAPI({ measureText: (text: string, font?: string) => ({ width: textWidth(text, font) }) as TextMetrics });
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false });
    return withoutOutlines(chart.renderToSVGString()).replace(LIVING, '').replace(RUNNING_NUMBER, 'bw-');
  } finally {
    chart.dispose();
    setPlatformAPI({ measureText });
  }
}

function withoutOutlines(svg: string): string {
  return svg.replace(/<text\b[^>]*>/g, (tag) =>
    tag
      .replace(/\s(?:stroke(?:-[a-z]+)?|paint-order)="[^"]*"/g, '')
      .replace(/(?:stroke(?:-[a-z]+)?|paint-order)\s*:[^;"]*;?/g, ''),
  );
}
