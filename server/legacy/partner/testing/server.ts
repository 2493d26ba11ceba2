/** For tests: document 002 with its files behind a real HTTP server; tasks are done when a test says so. */
import { and, eq, like } from 'drizzle-orm';
import { db } from '@/server/db/client';
import { tasks } from '@/server/db/schema/tasks';
import { operateAll, probe, publish } from '@/server/enhance/pipeline';
import { claimTask } from '@/server/enhance/queue';
import { workContext } from '@/server/enhance/work-context';
import { mediaContext } from '@/server/media/context';
import { nodeHandler, startNodeServer } from '@/server/media/testing/fetch-server';
import { showPhoto } from '@/server/partners/finish-photo';
import { addPartner } from '@/server/partners/partners';
import { newId } from '@/server/platform/ids';
import { partnerApi } from '../partner-api';
import { servePhotoFile } from '../serve-file';
import type { Credentials, World } from './client';

/** A partner in this DATA_DIR. */
export function newPartner(charge: 'upload' | 'download', points: number): Credentials {
  const code = `p${newId()}`;
  return { code, secret: addPartner(db(), { code, charge, points }, Date.now()).secret };
}

/** What the worker does, one task after the other. */
export async function workOff(): Promise<void> {
  const context = workContext();
  const waiting = () =>
    db()
      .select()
      .from(tasks)
      .where(and(eq(tasks.status, 'new'), like(tasks.owner, 'p:%')))
      .get();
  for (let task = waiting(); task; task = waiting()) {
    const id = claimTask(context, task.owner, newId());
    if (id === null) return;
    let ended: string | undefined;
    for (const step of [probe, operateAll, publish]) if ((ended = (await step(context, id)).ended)) break;
    if (!ended) await showPhoto(context, id);
  }
}

export async function startPartnerServer(): Promise<{ world: World; close(): Promise<void> }> {
  const api = nodeHandler(partnerApi);
  const server = await startNodeServer((request, response) => {
    // As next.config.ts leads requests.
    const path = request.url ?? '';
    const [, kind, shown] = /^\/api\/toc\/download\/(input|output)\/([^/]+)$/.exec(path) ?? [];
    if (kind && shown) {
      const wanted = { kind: kind === 'input' ? 'input' : 'output', file: shown } as const;
      return servePhotoFile(mediaContext(), request, response, wanted);
    }
    const [, code, file] = /^\/api\/([^/]+)\/download\/(res_[^/]+)$/.exec(path) ?? [];
    if (code && file)
      return servePhotoFile(mediaContext(), request, response, { kind: 'result', code, file });
    return api(request, response);
  });
  return {
    world: { origin: server.origin, partner: newPartner, work: workOff },
    close: () => server.close(),
  };
}
