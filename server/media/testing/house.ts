/** For tests: uploads and media on a folder and a database of their own, behind a real HTTP server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '@/server/db/client';
import type { Actor } from '@/server/accounts/actor';
import { genUploader } from 'uploadthing/client';
import type { MediaContext } from '../context';
import { examinePicture } from '../examine';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { Parts } from '../ingest/parts';
import { announceUploads } from '../ingest/records';
import { sign } from '../ingest/signature';
import { INGEST_BASE, INGEST_PATH } from '../ingest/token';
import { LocalStorage } from '../local-storage';
import type { UploadRouter } from '../upload-router';
import { createUploads, type Uploads } from '../uploads';
import { startFetchServer } from './fetch-server';

/** Requests to `/api/uploadthing` say here who they are; `u:…` has the plan pro, `v:…` the free one. */
const OWNER_HEADER = 'x-test-owner';
const API_KEY = 'sk_test_key_of_the_house';

function testActor(request: Request): Promise<Actor | null> {
  const owner = request.headers.get(OWNER_HEADER);
  if (owner === null) return Promise.resolve(null);
  const id = owner.slice(2);
  const person = { id, name: id, email: null, role: 'user', plan: 'pro', timeZone: 'Asia/Shanghai' } as const;
  return Promise.resolve({ owner, user: owner.startsWith('u:') ? person : null });
}

export interface TestHouse {
  origin: string;
  context: MediaContext;
  parts: Parts;
  /** Moves the house's clock, in milliseconds. */
  advance(ms: number): void;
  /** What a new process would do: everything but disk and database is made anew. */
  restart(): void;
  /** UploadThing's own client on behalf of an owner. */
  client(owner?: string): ReturnType<typeof genUploader<UploadRouter>> & { headers: Record<string, string> };
  /** An address for any number of bytes, beyond plans too, signed as the library would. */
  address(bytes: number): string;
  close(): Promise<void>;
}

function signedAddress(context: MediaContext, bytes: number): string {
  const id = newId();
  const metadata = { owner: 'u:ann', uploadIds: [id] };
  announceUploads(context, { fileKeys: [id], metadata, callbackSlug: 'picture' });
  const url = new URL(`${INGEST_BASE}/${id}`);
  const parameters = {
    'file-name': 'a.png',
    'file-size': bytes,
    'file-type': 'x',
    slug: 'picture',
    'custom-id': id,
  };
  url.searchParams.append('expires', String(Date.now() + 60_000));
  for (const [name, value] of Object.entries(parameters))
    url.searchParams.append(`x-ut-${name}`, String(value));
  url.searchParams.append('signature', sign(url.href, API_KEY));
  return url.href;
}

export async function startTestHouse(examine = examinePicture): Promise<TestHouse> {
  const folder = await mkdtemp(path.join(tmpdir(), 'guangying-media-'));
  let ahead = 0;
  const context: MediaContext = {
    db: openDatabase(':memory:'),
    storage: new LocalStorage(path.join(folder, 'media')),
    clock: { now: () => Date.now() + ahead },
  };
  const parts = new Parts(path.join(folder, 'tmp', 'uploads'));
  const make = (): Uploads =>
    createUploads({
      context,
      parts,
      examine,
      listen: () => Promise.reject(new Refusal('unsupported', 'notAudio')),
      actorOf: testActor,
      apiKey: API_KEY,
      cloudToken: undefined,
      publicUrl: undefined,
    });
  let uploads = make();
  const server = await startFetchServer((request) =>
    new URL(request.url).pathname.startsWith('/api/ut/') ? uploads.ingest(request) : uploads.library(request),
  );
  return {
    origin: server.origin,
    context,
    parts,
    advance: (ms) => (ahead += ms),
    restart: () => (uploads = make()),
    client: (owner) => ({
      ...genUploader<UploadRouter>({ url: `${server.origin}/api/uploadthing`, fetch }),
      headers: Object.fromEntries(owner === undefined ? [] : [[OWNER_HEADER, owner]]),
    }),
    address: (bytes) => signedAddress(context, bytes).replace(INGEST_BASE, server.origin + INGEST_PATH),
    close: async () => {
      await server.close();
      context.db.$client.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
