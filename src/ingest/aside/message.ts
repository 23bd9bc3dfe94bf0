import { PortfolioError, type ErrorCode, type ErrorDetails } from '../../lib/errors.ts';
import type { Details } from '../../lib/reasons.ts';
import { Unreadable, type UnreadableProblem } from '../formats/unreadable.ts';
import type { Seen } from '../work.ts';
import type { Tasks } from './tasks.ts';

/** What a worker is asked. */
export interface Request {
  task: keyof Tasks;
  input: unknown;
}

/** What it answers: that it is there, how far it is now and then, at last the task's output or what went wrong. */
export type Reply = { ready: true } | { seen: Seen } | { output: unknown } | { error: ErrorMessage };

/** An error as it travels between threads, which keep the text of errors but not what they are. */
export interface ErrorMessage {
  message: string;
  portfolio?: { code: ErrorCode; details: ErrorDetails };
  unreadable?: { problem: UnreadableProblem; details: Details };
}

/** An error made ready to travel. */
export function asMessage(error: unknown): ErrorMessage {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof PortfolioError) return { message, portfolio: { code: error.code, details: error.details } };
  if (error instanceof Unreadable) return { message, unreadable: { problem: error.problem, details: error.details } };
  return { message };
}

/** The error that travelled. */
export function asError({ message, portfolio, unreadable }: ErrorMessage): Error {
  if (portfolio) return new PortfolioError(portfolio.code, portfolio.details);
  return unreadable ? new Unreadable(unreadable.problem, unreadable.details) : new Error(message);
}
