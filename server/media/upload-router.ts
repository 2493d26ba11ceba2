/** The FileRouter: who may upload what. The library calls it alike with our own ingest and with the cloud. */
import { createUploadthing, type FileRouter, UTFiles } from 'uploadthing/server';
import type { Actor } from '@/server/accounts/actor';
import { limitsOf } from '@/server/billing/plans';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { forgetInCloud, fetchFromCloud } from './cloud';
import { completeUpload, type CompletionDeps } from './complete';
import { countOpenUploads } from './ingest/records';
import { cleanName } from './names';
import { asUploadThingError, uploadErrorBody } from './upload-refusals';

/** Unfinished uploads that one person may have: bounds the disk that nobody's quota counts. */
const OPEN_UPLOADS = 200;

export interface UploadRouterDeps extends CompletionDeps {
  actorOf: (request: Request) => Promise<Actor | null>;
  /** UploadThing's token when files go through its cloud. */
  cloudToken: string | undefined;
}

interface AnnouncedFile {
  readonly name: string;
  readonly size: number;
}

/** Who uploads, if they may upload these files; throws the `Refusal` that says why not. */
async function admit(
  deps: UploadRouterDeps,
  request: Request,
  files: readonly AnnouncedFile[],
): Promise<string> {
  const actor = await deps.actorOf(request);
  if (!actor) throw new Refusal('unauthenticated', 'noVisitor');
  const limit = limitsOf(actor).bytes;
  for (const { name, size } of files) {
    if (size > limit)
      throw new Refusal('tooLarge', 'fileTooLarge', { name: cleanName(name), bytes: size, limit });
  }
  const open = countOpenUploads(deps.context, actor.owner) + files.length;
  if (open > OPEN_UPLOADS) throw new Refusal('tooMany', 'tooManyUploads', { limit: OPEN_UPLOADS });
  return actor.owner;
}

export function createUploadRouter(deps: UploadRouterDeps) {
  const route = createUploadthing({ errorFormatter: uploadErrorBody });
  return {
    picture: route(
      // `blob` takes everything: what a file is, its content decides, not its name. 64 MB: above every plan.
      { blob: { maxFileSize: '64MB', maxFileCount: 100, contentDisposition: 'attachment' } },
      // Two files of one name, size and moment would share the library's key if it were made of these.
      { awaitServerData: true, getFileHashParts: () => [newId()] },
    )
      .middleware(async ({ req, files }) => {
        try {
          const owner = await admit(deps, req, files);
          const uploadIds = files.map(() => newId());
          // The custom id is signed into the file's address: it, and not the short key, is the identity.
          const named = files.map(({ name, size, type }, index) => ({
            name,
            size,
            type,
            customId: uploadIds[index],
          }));
          return { owner, uploadIds, [UTFiles]: named };
        } catch (error) {
          throw asUploadThingError(error);
        }
      })
      .onUploadComplete(async ({ file, metadata }) => {
        const id = file.customId;
        if (!id || !metadata.uploadIds.includes(id)) throw new Error('an upload without our id');
        const { cloudToken, parts } = deps;
        const arrival = { id, owner: metadata.owner, name: file.name };
        if (!cloudToken) return completeUpload(deps, arrival);
        const { key, size, ufsUrl: url } = file;
        const bring = () => fetchFromCloud({ key, url, size }, parts, id);
        const outcome = await completeUpload(deps, { ...arrival, bring });
        await forgetInCloud(cloudToken, key);
        return outcome;
      }),
  } satisfies FileRouter;
}

/** For the client's types. */
export type UploadRouter = ReturnType<typeof createUploadRouter>;
