import { PortfolioError, type ErrorCode, type ErrorDetails } from '../../lib/errors.ts';
import type { Tasks } from './tasks.ts';

/** What a worker is asked. */
export interface Request {
  task: keyof Tasks;
  input: unknown;
}

/** What it answers: that it is there, then the task's output or what went wrong. */
export type Reply = { ready: true } | { output: unknown } | { error: ErrorMessage };

/** An error as it travels between threads, which keep the text of errors but not what they are. */
export interface ErrorMessage {
  message: string;
  portfolio?: { code: ErrorCode; details: ErrorDetails };
}

/** An error made ready to travel. */
export function asMessage(error: unknown): ErrorMessage {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof PortfolioError
    ? { message, portfolio: { code: error.code, details: error.details } }
    : { message };
}

/** The error that travelled. */
export function asError({ message, portfolio }: ErrorMessage): Error {
  return portfolio ? new PortfolioError(portfolio.code, portfolio.details) : new Error(message);
}
