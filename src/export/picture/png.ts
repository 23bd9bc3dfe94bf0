import { PortfolioError } from '../../lib/errors.ts';
import type { Picture } from './draw-picture.ts';

/** Dots a pixel: sharp on a projector and on paper. */
const DENSITY = 2;

/** A picture as PNG. A browser or a policy that does not draw it is an error that says what to do. */
export async function pngOf({ svg, width, height }: Picture): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * DENSITY;
    canvas.height = height * DENSITY;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new PortfolioError('picture-failed');
    return blob;
  } catch (cause) {
    throw cause instanceof PortfolioError ? cause : new PortfolioError('picture-failed', {}, { cause });
  } finally {
    URL.revokeObjectURL(url);
  }
}
