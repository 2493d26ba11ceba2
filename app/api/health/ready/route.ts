import { databaseProblems, workerProblems } from '@/server/db/checks';
import { db } from '@/server/db/client';
import { modelsReady } from '@/server/inference/manifest';
import { readiness } from '@/server/platform/health';

export const dynamic = 'force-dynamic';

/** 200 when database, worker and model files are there; otherwise 503, saying which is missing. */
export function GET(): Response {
  const answer = readiness({
    database: () => databaseProblems(db()),
    worker: () => workerProblems(db(), Date.now()),
    models: modelsReady,
  });
  return Response.json(answer, {
    status: answer.ready ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
