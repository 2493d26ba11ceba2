/** The FileRouter: who may upload what. The library calls it alike with our own ingest and with the cloud. */
import { createUploadthing, type FileRouter, UTFiles } from 'uploadthing/server';
import type { Actor } from '@/server/accounts/actor';
import { limitsOf } from '@/server/billing/plans';
import { MAX_MUSIC_BYTES } from '@/server/films/music/limits';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { forgetInCloud, fetchFromCloud } from './cloud';
import { completeMask, MASK_BYTES } from './complete-mask';
import { completeMusic, type MusicFacts } from './complete-music';
import { completeUpload, type Arrival, type CompletionDeps } from './complete';
import { countOpenUploads } from './ingest/records';
import { cleanName } from './names';
import { asUploadThingError, uploadErrorBody } from './upload-refusals';

/** Unfinished uploads that one person may have: bounds the disk that nobody's quota counts. */
const OPEN_UPLOADS = 200;

export interface UploadRouterDeps extends CompletionDeps {
  actorOf: (request: Request) => Promise<Actor | null>;
  /** Hears a file; throws `Refusal` notAudio or musicTooLarge when it is no music that we take. */
  listen: (path: string) => Promise<MusicFacts>;
  /** UploadThing's token when files go through its cloud. */
  cloudToken: string | undefined;
}

interface AnnouncedFile {
  readonly name: string;
  readonly size: number;
}

/** Throws the `Refusal` for a file that is larger than may be. */
type SizeCheck = (actor: Actor, file: AnnouncedFile) => void;

const pictureSize: SizeCheck = (actor, { name, size }) => {
  const limit = limitsOf(actor).bytes;
  if (size > limit)
    throw new Refusal('tooLarge', 'fileTooLarge', { name: cleanName(name), bytes: size, limit });
};

const musicSize: SizeCheck = (_, { size }) => {
  if (size > MAX_MUSIC_BYTES)
    throw new Refusal('tooLarge', 'musicTooLarge', { bytes: size, limit: MAX_MUSIC_BYTES });
};

const maskSize: SizeCheck = (_, { name, size }) => {
  if (size > MASK_BYTES)
    throw new Refusal('tooLarge', 'fileTooLarge', { name: cleanName(name), bytes: size, limit: MASK_BYTES });
};

/** Who uploads, if they may upload these files; throws the `Refusal` that says why not. */
async function admit(
  deps: UploadRouterDeps,
  request: Request,
  files: readonly AnnouncedFile[],
  checkSize: SizeCheck,
): Promise<string> {
  const actor = await deps.actorOf(request);
  if (!actor) throw new Refusal('unauthenticated', 'noVisitor');
  for (const file of files) checkSize(actor, file);
  const open = countOpenUploads(deps.context, actor.owner) + files.length;
  if (open > OPEN_UPLOADS) throw new Refusal('tooMany', 'tooManyUploads', { limit: OPEN_UPLOADS });
  return actor.owner;
}

interface Announced {
  req: Request;
  files: readonly (AnnouncedFile & { readonly type: string })[];
}

interface Arrived {
  file: { key: string; name: string; size: number; ufsUrl: string; customId: string | null };
  metadata: { owner: string; uploadIds: string[] };
}

/** What the library's middleware does for each kind of upload. */
function middleware(deps: UploadRouterDeps, checkSize: SizeCheck) {
  return async ({ req, files }: Announced) => {
    try {
      const owner = await admit(deps, req, files, checkSize);
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
  };
}

/** Completes an upload wherever its bytes are. */
async function arrived<Outcome>(
  { cloudToken, parts }: UploadRouterDeps,
  { file, metadata }: Arrived,
  complete: (arrival: Arrival) => Promise<Outcome>,
): Promise<Outcome> {
  const id = file.customId;
  if (!id || !metadata.uploadIds.includes(id)) throw new Error('an upload without our id');
  const arrival = { id, owner: metadata.owner, name: file.name };
  if (!cloudToken) return complete(arrival);
  const { key, size, ufsUrl: url } = file;
  const outcome = await complete({ ...arrival, bring: () => fetchFromCloud({ key, url, size }, parts, id) });
  await forgetInCloud(cloudToken, key);
  return outcome;
}

/** Two files of one name, size and moment would share the library's key if it were made of these. */
const OPTIONS = { awaitServerData: true, getFileHashParts: () => [newId()] } as const;

export function createUploadRouter(deps: UploadRouterDeps) {
  const route = createUploadthing({ errorFormatter: uploadErrorBody });
  return {
    picture: route(
      // `blob` takes everything: what a file is, its content decides, not its name. 64 MB: above every plan.
      { blob: { maxFileSize: '64MB', maxFileCount: 100, contentDisposition: 'attachment' } },
      OPTIONS,
    )
      .middleware(middleware(deps, pictureSize))
      .onUploadComplete((done) => arrived(deps, done, (arrival) => completeUpload(deps, arrival))),
    mask: route({ blob: { maxFileSize: '16MB', maxFileCount: 1, contentDisposition: 'attachment' } }, OPTIONS)
      .middleware(middleware(deps, maskSize))
      .onUploadComplete((done) => arrived(deps, done, (arrival) => completeMask(deps, arrival))),
    music: route(
      // Above our own limit, which is told in our words.
      { blob: { maxFileSize: '64MB', maxFileCount: 1, contentDisposition: 'attachment' } },
      OPTIONS,
    )
      .middleware(middleware(deps, musicSize))
      .onUploadComplete((done) => arrived(deps, done, (arrival) => completeMusic(deps, arrival))),
  } satisfies FileRouter;
}

/** For the client's types. */
export type UploadRouter = ReturnType<typeof createUploadRouter>;
