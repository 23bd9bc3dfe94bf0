import { PortfolioError } from '../../lib/errors.ts';
import { isMetricFile } from '../../lib/metric-file.ts';
import { METRICS } from '../index.ts';
import { readMetric, type OwnMetric } from './read-metric.ts';

/** Reads the metrics among files; ids and codes of ours, and of one another, are taken. */
export async function readOwnMetrics(
  files: readonly { name: string; content: Blob | Uint8Array }[],
): Promise<OwnMetric[]> {
  const taken = new Set(METRICS.flatMap(({ id, code }) => [id, code.toLowerCase()]));
  const found: OwnMetric[] = [];
  for (const { name, content } of files.filter((file) => isMetricFile(file.name))) {
    const text = content instanceof Blob ? await content.text() : new TextDecoder().decode(content);
    const own = readMetric(name, text);
    for (const word of [own.metric.id, own.metric.code.toLowerCase()]) {
      if (taken.has(word)) throw new PortfolioError('bad-metric-name', { file: name, name: word });
      taken.add(word);
    }
    found.push(own);
  }
  return found;
}
