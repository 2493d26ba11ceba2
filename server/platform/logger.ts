/** Structured logs (pino, JSON lines on standard output). Secrets and query strings never enter a log line. */
import { pino, type Logger } from 'pino';
import { config } from './config';

let root: Logger | undefined;

/** The logger of one part of the house, e.g. `logger('inference')`. */
export function logger(part: string): Logger {
  root ??= pino({
    level: config().LOG_LEVEL,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: [
      'password',
      '*.password',
      'token',
      '*.token',
      'cookie',
      '*.cookie',
      'authorization',
      '*.authorization',
    ],
  });
  return root.child({ part });
}
