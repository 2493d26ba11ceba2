/**
 * Structured logs (pino): JSON lines on standard output and, in the two processes that serve, in a file of
 * `DATA_DIR/logs`. Secrets and query strings never enter a log line.
 */
import { pino, type Logger } from 'pino';
import { config } from './config';
import { openLogFile, type LogFile } from './log-file';

interface HouseLog {
  root: Logger;
  streams: ReturnType<typeof pino.multistream>;
  file: LogFile | null;
}

/** Next evaluates modules once per bundle; a file must have one writer in a process. */
const shared = globalThis as typeof globalThis & { __guangyingLog?: HouseLog };

/** Fields that hold a secret, wherever a caller put them. */
const SECRETS = ['password', 'token', 'cookie', 'authorization'].flatMap((name) => [name, `*.${name}`]);

/** `?name=value…` behind an address, in any field: messages of other people's errors quote addresses. */
const QUERY = /\?[^\s"'\\<>?]+=[^\s"'\\<>]*/g;

function houseLog(): HouseLog {
  return (shared.__guangyingLog ??= open());
}

function open(): HouseLog {
  const streams = pino.multistream([{ level: 'debug', stream: pino.destination(1) }]);
  const root = pino(
    {
      level: config().LOG_LEVEL,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: SECRETS,
      hooks: { streamWrite: (line) => line.replace(QUERY, '?…') },
    },
    streams,
  );
  return { root, streams, file: null };
}

/** The logger of one part of the house, e.g. `logger('inference')`. */
export function logger(part: string): Logger {
  return houseLog().root.child({ part });
}

/** From now on this process writes its lines into a file, too. Harmless when it does already. */
export function keepLogFile(file: LogFile): void {
  const log = houseLog();
  if (log.file) return;
  log.file = file;
  const stream = openLogFile(file);
  let writable = true;
  stream.on('error', (error) => {
    // A full disk must not stop the house; standard output goes on.
    writable = false;
    logger('log').error({ err: error }, 'the log file cannot be written');
  });
  log.streams.add({
    level: 'debug',
    stream: { write: (line: string) => void (writable && stream.write(line)) },
  });
}
