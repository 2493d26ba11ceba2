/** The uploads of this process, put together from the real parts. */
import { actorFromRequest } from '@/server/accounts/actor';
import { hearMusic } from '@/server/albums/procedures';
import { askWorker } from '@/server/inference/rpc/ask';
import { config } from '@/server/platform/config';
import { dataPath } from '@/server/platform/data-dir';
import { mediaContext } from './context';
import { examinePicture } from './examine';
import { Parts } from './ingest/parts';
import { localApiKey } from './ingest/token';
import { createUploads, type Uploads } from './uploads';

/** Next may evaluate a module once for each route; requests for one upload must meet in one place. */
const shared = globalThis as typeof globalThis & { __guangyingUploads?: Uploads };

/** Waiting for a turn, and listening, at most. */
const LISTENING_MS = 60_000;

/** Where parts of unfinished uploads lie. */
export function partsFolder(): string {
  return dataPath('temporary', 'uploads');
}

export function houseUploads(): Uploads {
  return (shared.__guangyingUploads ??= createUploads({
    context: mediaContext(),
    parts: new Parts(partsFolder()),
    examine: examinePicture,
    // ffmpeg runs in the worker only.
    listen: (file) => askWorker(hearMusic, { file }, { timeoutMs: LISTENING_MS }),
    actorOf: actorFromRequest,
    apiKey: localApiKey(),
    cloudToken: config().UPLOADTHING_TOKEN,
    publicUrl: config().PUBLIC_URL,
  }));
}
