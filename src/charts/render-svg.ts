import { init, setPlatformAPI } from 'echarts/core';
import { platformApi } from 'zrender/lib/core/platform.js';
import type { ChartOption } from './echarts.ts';
import './echarts.ts';
import './parts/bars.ts';
import './parts/flows.ts';
import './parts/legend.ts';
import './parts/limits.ts';
import './parts/lines.ts';
import './parts/own-shapes.ts';
import { textWidth } from './text-width.ts';

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
    // nobody points at paper, and the library complains of a part that is asked for and not there
    const drawn = Object.fromEntries(Object.entries(option).filter(([part]) => part !== 'tooltip'));
    chart.setOption({ ...drawn, animation: false });
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
