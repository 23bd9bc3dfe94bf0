import type { Facts } from '../../metrics/facts.ts';
import type { Metric } from '../../metrics/definition.ts';
import type { MetricRequest } from '../../metrics/metric.ts';
import type { Portfolio } from '../portfolio.ts';
import type { Answers, Rows, WorkedPart, Workings } from './worked-parts.ts';

interface Context {
  readonly find: (name: string) => Metric;
  readonly facts: Facts;
  readonly withDefaults: (request: MetricRequest) => MetricRequest;
  /** The date each month of a request is seen at. */
  readonly seenAt: (metric: Metric, request: MetricRequest) => ReadonlyMap<string, string>;
  readonly ask: Portfolio['ask'];
}

/** Looks through a metric made of metrics, which may be made of metrics themselves, to those asked of tables. */
export async function readWorkings(context: Context, id: string, request: MetricRequest): Promise<Workings> {
  const { find, facts, withDefaults, seenAt, ask } = context;
  const asked = new Map<string, Omit<WorkedPart, 'rows'>>();
  const plan = (name: string, given: MetricRequest): ((answers: Answers) => Rows) => {
    const metric = find(name);
    const full = withDefaults(given);
    if (metric.kind !== 'derived') {
      const { by, filter, period, from } = full;
      const key = JSON.stringify([metric.id, by, filter, period, from !== undefined]);
      const cells = (metric.parts ?? []).map(({ name }) => name);
      asked.set(key, { metric: metric.id, cells, request: full });
      return (answers) => answers.get(key) ?? [];
    }
    const parts = metric.ingredients(full, facts).map((part) => plan(part.metric, part.request));
    const months = seenAt(metric, full);
    return (answers) =>
      metric.combine({ ...facts, answers: parts.map((part) => part(answers)), seenAt: months, request: full });
  };
  const combine = plan(id, request);
  const parts = await Promise.all(
    [...asked].map(async ([key, part]) => [key, { ...part, rows: await ask(part.metric, part.request) }] as const),
  );
  return { rows: await ask(id, request), parts: new Map(parts), combine };
}
