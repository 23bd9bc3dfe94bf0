import type { Engine } from '../../src/engine/engine.ts';
import type { MetricRequest } from '../../src/metrics/metric.ts';
import { openPortfolio } from '../../src/session/portfolio/open-portfolio.ts';
import { timedEngine, type TimedStatement } from './timed-engine.ts';

/** One question a widget asks. */
export interface Question {
  metric: string;
  request: MetricRequest;
}

export interface DashboardTimes {
  /** What `openPortfolio` ran once. */
  open: TimedStatement[];
  /** What the questions ran: each statement's shortest time. */
  ask: TimedStatement[];
}

/** Opens the loaded tables and asks every question, `runs` times over; no answer is reused between the runs. */
export async function timeDashboard(engine: Engine, questions: Question[], runs = 3): Promise<DashboardTimes> {
  let best: DashboardTimes | null = null;
  for (let run = 0; run < runs; run += 1) {
    const timed = timedEngine(engine);
    const portfolio = await openPortfolio(timed.engine, []);
    const open = timed.statements.splice(0);
    const ask: TimedStatement[] = [];
    for (const { metric, request } of questions) {
      await portfolio.ask(metric, request);
      const label = [metric, ...(request.by ?? []), request.from ? 'monthly' : ''].join(' ').trim();
      ask.push(...timed.statements.splice(0).map((statement) => ({ ...statement, label })));
    }
    best = best === null ? { open, ask } : { open: shorter(best.open, open), ask: shorter(best.ask, ask) };
  }
  return best ?? { open: [], ask: [] };
}

function shorter(one: TimedStatement[], other: TimedStatement[]): TimedStatement[] {
  const times = new Map(other.map(({ sql, ms }) => [sql, ms]));
  return one.map((statement) => ({
    ...statement,
    ms: Math.min(statement.ms, times.get(statement.sql) ?? statement.ms),
  }));
}
