/** For tests: document 000 with its storage behind a real HTTP server; tasks are done when a test says so. */
import { inArray } from 'drizzle-orm';
import { db } from '@/server/db/client';
import { tasks } from '@/server/db/schema/tasks';
import { operateAll, probe, publish } from '@/server/enhance/pipeline';
import { claimTask } from '@/server/enhance/queue';
import { workContext } from '@/server/enhance/work-context';
import { mediaContext } from '@/server/media/context';
import { serveBucket } from '@/server/media/oss/serve-bucket';
import { nodeHandlerOf, startNodeServer } from '@/server/media/testing/fetch-server';
import { newId } from '@/server/platform/ids';
import { bigjpgApi } from '../bigjpg-api';
import { serveResult } from '../serve-result';
import type { World } from './client';

export interface BigjpgServer {
  world: World;
  close(): Promise<void>;
}

/** What the worker does, one task after the other. */
async function workOff(): Promise<void> {
  const context = workContext();
  const waiting = () =>
    db()
      .select()
      .from(tasks)
      .where(inArray(tasks.status, ['new']))
      .get();
  for (let task = waiting(); task; task = waiting()) {
    const id = claimTask(context, task.owner, newId());
    if (id === null) return;
    for (const step of [probe, operateAll, publish]) if ((await step(context, id)).ended) break;
  }
}

export async function startBigjpgServer(): Promise<BigjpgServer> {
  const api = nodeHandlerOf((request) =>
    /^\/(guangying\/)?upload\//.test(new URL(request.url).pathname)
      ? serveBucket(mediaContext(), request)
      : bigjpgApi(request),
  );
  const server = await startNodeServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://house.example');
    const file = /^\/media\/enlarged\/([^/]+)$/.exec(url.pathname)?.[1];
    if (file === undefined) return api(request, response);
    const process = url.searchParams.get('x-oss-process') ?? undefined;
    return serveResult(mediaContext(), request, response, { file, process });
  });
  return { world: { origin: server.origin, work: workOff }, close: () => server.close() };
}
