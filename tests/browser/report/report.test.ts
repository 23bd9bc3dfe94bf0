import { describe, expect, it } from 'vitest';
import regularUrl from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?url';
import boldUrl from '@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf?url';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { createReport } from '../../../src/report/index.ts';
import { portfolioOf, tableFigure, trendFigure, boardOf } from '../../report/fixture.ts';

async function load(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  expect(response.ok).toBe(true);
  return new Uint8Array(await response.arrayBuffer());
}

describe('report in the page', () => {
  it('writes a PDF and lets the page breathe while it does', async () => {
    const t = createTranslate('zh-CN', 'CNY');
    const figures = Array.from({ length: 12 }, (_, index) => trendFigure(t, { id: `trend-${index}`, span: 'full' }));
    const fonts = { regular: await load(regularUrl), bold: await load(boldUrl) };
    let ticks = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      ticks += 1;
      port2.postMessage(null);
    };
    port2.postMessage(null);
    const bytes = await createReport({
      portfolio: portfolioOf(),
      boards: [boardOf('risk', [...figures, tableFigure(t, 200)])],
      request: {},
      t,
      fonts,
    });
    port1.close();
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 8))).toBe('%PDF-1.7');
    expect(new TextDecoder('latin1').decode(bytes.slice(-6))).toContain('%%EOF');
    expect(bytes.length).toBeLessThan(1_000_000);
    // one tick a chart and a page at the least would be about thirty; a report in one go gives hardly any
    expect(ticks).toBeGreaterThan(8);
  });
});
