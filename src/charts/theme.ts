import type { ChartTheme } from './figure.ts';

const FONT =
  "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

/** The light page; the same values as in `tokens.css`. */
export const LIGHT_THEME: ChartTheme = {
  ink: '#1b2128',
  muted: '#56606b',
  line: '#dde2e7',
  surface: '#ffffff',
  accent: '#0b5cad',
  categories: ['#0067a5', '#c4500a', '#00805f', '#a8518a', '#8f6a00', '#5b4fa0', '#3d7f93', '#6b6b6b'],
  ramp: ['#6f94b8', '#5580aa', '#3f6d9c', '#2d5a8b', '#1f4876', '#143660', '#0a2547'],
  alerts: ['#b08d00', '#d9660f', '#b3261e'],
  status: { green: '#1a7a3c', amber: '#8f5a00', red: '#b3261e', grey: '#5d6772' },
  fontFamily: FONT,
  fontSize: 12,
};

/** The dark page; the same values as in `tokens.css`. */
export const DARK_THEME: ChartTheme = {
  ink: '#e8edf2',
  muted: '#a3adb8',
  line: '#2f3843',
  surface: '#171d24',
  accent: '#6cb2ff',
  categories: ['#5cb3e8', '#f08a4b', '#35c39a', '#de8fc2', '#dbb13c', '#a79cf0', '#74c3d6', '#b0b0b0'],
  ramp: ['#4a7199', '#5a83ad', '#6d97c0', '#83abd2', '#9bc0e2', '#b6d4ef', '#d4e7fa'],
  alerts: ['#f2d64b', '#f08a4b', '#ff5c52'],
  status: { green: '#4cc46f', amber: '#e0a83a', red: '#ff8078', grey: '#a3adb8' },
  fontFamily: FONT,
  fontSize: 12,
};

/** Paper: the light colours on white, in the report's own face. */
export const PRINT_THEME: ChartTheme = { ...LIGHT_THEME, fontFamily: 'Noto Sans SC', fontSize: 11 };

/** The colour of a category; past the last one they come again, halfway to ink, so that no two parts look the same. */
export function categoryColour({ categories, ink }: ChartTheme, index: number): string | undefined {
  const colour = categories[index % categories.length];
  if (index < categories.length || colour === undefined) return colour;
  const [from, to] = [colour, ink].map((each) => /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(each)?.slice(1));
  // a host page may write its colours in another way than ours
  if (!from || !to) return colour;
  const mixed = from.map((part, channel) => (parseInt(part, 16) + parseInt(to[channel] ?? part, 16)) >> 1);
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The theme an element stands in: what its `--bw-*` tokens say, the light theme where they say nothing. */
export function themeFromTokens(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const base = style.getPropertyValue('--bw-scheme').trim() === 'dark' ? DARK_THEME : LIGHT_THEME;
  const read = (name: string, otherwise: string) => style.getPropertyValue(`--bw-${name}`).trim() || otherwise;
  return {
    ink: read('ink', base.ink),
    muted: read('muted', base.muted),
    line: read('line', base.line),
    surface: read('surface', base.surface),
    accent: read('accent', base.accent),
    categories: base.categories.map((colour, index) => read(`category-${index + 1}`, colour)),
    ramp: base.ramp.map((colour, index) => read(`ramp-${index + 1}`, colour)),
    alerts: base.alerts.map((colour, index) => read(`alert-${index + 1}`, colour)),
    status: {
      green: read('green', base.status.green),
      amber: read('amber', base.status.amber),
      red: read('red', base.status.red),
      grey: read('grey', base.status.grey),
    },
    fontFamily: style.fontFamily || base.fontFamily,
    fontSize: base.fontSize,
  };
}

/** Calls back when the page's or the element's theme may have changed. Returns its own removal. */
export function watchTheme(element: Element, changed: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(changed);
  const options = { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] };
  for (let node: Node | null = element; node; node = parentAcrossShadow(node)) {
    if (node instanceof ShadowRoot) observer.observe(node.host, options);
  }
  observer.observe(element.ownerDocument.documentElement, options);
  media.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', changed);
  };
}

function parentAcrossShadow(node: Node): Node | null {
  const root = node.getRootNode();
  if (node instanceof ShadowRoot) return node.host;
  return root instanceof ShadowRoot ? root : null;
}
