/** The worker process: functions and the engine that drives them, apart from the web process. */
import { createWorkerEngine, SHORT_WORK } from '@/inngest/engine';
import { functions } from '@/inngest/functions';
import { db } from '@/server/db/client';
import { serveQuestions } from '@/server/inference/rpc/serve';
import { config } from '@/server/platform/config';
import { dataPath } from '@/server/platform/data-dir';
import { keepLogFile, logger } from '@/server/platform/logger';
import { engineChoice, inngest } from '@/inngest/client';
import { events } from '@/inngest/events';
import { assertEventsHandled } from './coverage';
import { startHeartbeat } from './heartbeat';
import { procedures } from './procedures';
import { connectRemote } from './remote-worker';

/** How long running work may take to finish after SIGTERM, in ms. Whatever is cut off runs again. */
const PATIENCE_MS = 10_000;

const log = logger('jobs');

/** Starts working; returns how to stop. */
async function startWork(): Promise<() => Promise<void>> {
  if (engineChoice.kind === 'remote')
    return connectRemote(inngest, functions, config().WORKER_CONCURRENCY + SHORT_WORK);
  const engine = createWorkerEngine({ functions, log });
  await engine.start();
  return () => engine.stop(PATIENCE_MS);
}

/** Starts working until a signal, or the end of the supervisor, says stop. */
export async function runWorker(): Promise<void> {
  // libvips lays a third of a master aside in temporary files, and /tmp is memory on many systems.
  process.env.TMPDIR ??= dataPath('temporary');
  keepLogFile('worker');
  assertEventsHandled(Object.keys(events), functions);
  const stopWork = await startWork();
  const stopAnswers = await serveQuestions({ procedures, thread: 'inngest/lib/answer-thread' });
  const stopHeartbeat = startHeartbeat(db(), (error) => log.warn({ err: error }, 'heartbeat not written'));
  log.info({ engine: engineChoice.kind, functions: functions.length }, 'worker ready');

  let leaving = false;
  const leave = async (reason: string) => {
    if (leaving) return;
    leaving = true;
    log.info({ reason }, 'worker stops');
    await Promise.all([stopWork(), stopAnswers()]);
    stopHeartbeat();
    // Running steps may hold handles (onnxruntime, ffmpeg) that would keep the process alive.
    process.exit(0);
  };
  process.on('SIGTERM', () => void leave('SIGTERM'));
  process.on('SIGINT', () => void leave('SIGINT'));
  // Started with an IPC channel: the supervisor is gone, and nobody would restart or stop this process.
  process.on('disconnect', () => void leave('the supervisor is gone'));
}
