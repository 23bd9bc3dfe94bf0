import type { Plugin } from 'vite';

/**
 * What of ECharts none of our pictures uses and its core brings along all the same, with what stands in its place in the build: what moves
 * (nothing of ours does), tips in HTML (ours are drawn), ticks of two axes put side by side, ticks between ticks and shades between them,
 * samples of many points, tables made from tables, axes of time and of logarithms, options and events of its versions 2 to 4, its own themes
 * and words, the mark of loading, patterns in place of colours (drawn on a canvas). Tests of units draw with the whole library, those of the
 * built page without it.
 */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'echarts/lib/chart/line/lineAnimationDiff.js': 'export default () => null;',
  'echarts/lib/component/axis/axisSplitHelper.js':
    'export const rectCoordAxisBuildSplitArea = () => {}; export const rectCoordAxisHandleRemove = () => {};',
  'echarts/lib/component/tooltip/TooltipHTMLContent.js': 'export default class {}',
  'echarts/lib/coord/axisAlignTicks.js': 'export const scaleCalcAlign = () => {};',
  'echarts/lib/data/helper/transform.js':
    'export class ExternalSource {} export const registerExternalTransform = () => {}; export const applyDataTransform = () => [];',
  'echarts/lib/i18n/langZH.js': 'export default {};',
  'echarts/lib/legacy/dataSelectAction.js':
    'export const createLegacyDataSelectAction = () => {}; export const handleLegacySelectEvents = () => {};',
  'echarts/lib/loading/default.js': 'export default () => null;',
  'echarts/lib/preprocessor/backwardCompat.js': 'export default () => {};',
  'echarts/lib/processor/dataSample.js': 'export default (seriesType) => ({ seriesType, reset() {} });',
  'echarts/lib/scale/Log.js': 'export default class {}',
  'echarts/lib/scale/minorTicks.js': 'export const getMinorTicks = () => [];',
  'echarts/lib/scale/Time.js': 'export const calcNiceForTimeScale = () => {}; export default class {}',
  'echarts/lib/theme/dark.js': 'export default {};',
  'echarts/lib/util/decal.js': 'export const createOrUpdatePatternFromDecal = () => null;',
  'zrender/lib/svg/cssAnimation.js': 'export const createCSSAnimation = () => {};',
  'zrender/lib/svg/cssEmphasis.js': 'export const createCSSEmphasis = () => {};',
};

/** Leaves out of the build what no picture of ours uses of ECharts. A version that has one of these elsewhere ends the build. */
export function leanEcharts(): Plugin {
  const met = new Set<string>();
  return {
    name: 'lean-echarts',
    enforce: 'pre',
    apply: 'build',
    load(id) {
      const [, part = ''] = /\/node_modules\/((?:echarts|zrender)\/lib\/.+\.js)$/.exec(id.replaceAll('\\', '/')) ?? [];
      const instead = LEFT_OUT[part];
      if (instead !== undefined) met.add(part);
      return instead ?? null;
    },
    buildEnd(error) {
      const missed = Object.keys(LEFT_OUT).filter((part) => !met.has(part));
      if (!error && missed.length > 0)
        this.error(`ECharts has no ${missed.join(', ')} any more: see .config/lean-echarts.ts`);
    },
  };
}
