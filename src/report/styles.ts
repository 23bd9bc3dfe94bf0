import { PRINT_THEME } from '../charts/theme.ts';
import type { TextStyle } from './sheet.ts';

const { ink, muted, accent } = PRINT_THEME;

/** Thin lines between rows. */
export const HAIRLINE = { color: PRINT_THEME.line, thickness: 0.5 } as const;

/** Lines that close a table's header, and the page's header. */
export const RULE = { color: ink, thickness: 0.75 } as const;

/** The tint behind notes and tiles. */
export const TINT = '#f4f6f8';

/** Every type style of the report; leading on the 4-point grid. */
export const STYLES = {
  brand: { size: 11, leading: 16, weight: 'bold', color: accent },
  title: { size: 28, leading: 40, weight: 'bold', color: ink },
  subtitle: { size: 14, leading: 24, weight: 'regular', color: muted },
  section: { size: 19, leading: 28, weight: 'bold', color: ink },
  answer: { size: 12, leading: 20, weight: 'regular', color: ink },
  part: { size: 15, leading: 24, weight: 'bold', color: ink },
  name: { size: 20, leading: 28, weight: 'bold', color: ink },
  figure: { size: 12, leading: 16, weight: 'bold', color: ink },
  state: { size: 9, leading: 16, weight: 'bold', color: ink },
  body: { size: 9.5, leading: 16, weight: 'regular', color: ink },
  strong: { size: 9.5, leading: 16, weight: 'bold', color: ink },
  headline: { size: 18, leading: 24, weight: 'bold', color: ink },
  tile: { size: 14, leading: 20, weight: 'bold', color: ink },
  small: { size: 8, leading: 12, weight: 'regular', color: ink },
  foot: { size: 7.5, leading: 12, weight: 'regular', color: muted },
  link: { size: 7.5, leading: 12, weight: 'regular', color: accent },
  running: { size: 8, leading: 12, weight: 'regular', color: muted },
} as const satisfies Record<string, TextStyle>;
