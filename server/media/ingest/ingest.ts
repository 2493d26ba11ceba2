/**
 * Our own ingest: stores what a signed upload address allows, in as many attempts as the client needs.
 * HEAD says how many bytes are here; PUT with `Range: bytes=N-` brings the rest; the last PUT answers what
 * `onUploadComplete` said, and so does every repetition of it.
 */
import { REFUSAL_STATUS, Refusal } from '@/server/platform/errors';
import { logger } from '@/server/platform/logger';
import type { MediaContext } from '../context';
import { hashFile } from '../digest';
import { errorCode, isFileError } from '../files';
import { mediaUrl } from '../urls';
import { json, RANGE_START, refused } from './answers';
import { announceStored } from './callback';
import { readFilePart } from './multipart';
import type { Parts } from './parts';
import { findUpload, type UploadRow } from './records';
import { verifyUploadUrl, type UploadClaim } from './signed-url';
import { Turns } from './turns';

export interface IngestOptions {
  context: MediaContext;
  parts: Parts;
  apiKey: string;
  /** UploadThing's request handler, called in process when a file has arrived. */
  library: (request: Request) => Promise<Response>;
}

/** A body that does not carry what was agreed; the client goes on from `have` bytes. */
class Interrupted extends Error {
  constructor(readonly have: number) {
    super('upload interrupted');
  }
}

export class Ingest {
  readonly #turns = new Turns();

  constructor(private readonly options: IngestOptions) {}

  /** Answers HEAD and PUT of an upload address. */
  async handle(request: Request): Promise<Response> {
    const answer = await this.#answerTo(request);
    await drain(request);
    return answer;
  }

  async #answerTo(request: Request): Promise<Response> {
    const { context, apiKey } = this.options;
    try {
      const claim = verifyUploadUrl(request.url, apiKey, context.clock.now());
      const row = findUpload(context, claim);
      return request.method === 'HEAD' ? await this.#head(row, claim) : await this.#put(request, row, claim);
    } catch (error) {
      return failure(error);
    }
  }

  async #head(row: UploadRow, claim: UploadClaim): Promise<Response> {
    // Asking where to go on means that the connection before is over, even if we have not noticed yet.
    const have = await this.#turns.take(row.id, () => this.#have(row, claim));
    return new Response(null, { headers: { [RANGE_START]: String(have), 'cache-control': 'no-store' } });
  }

  async #have(row: UploadRow, claim: UploadClaim): Promise<number> {
    return row.serverData === null ? this.options.parts.size(row.id) : claim.size;
  }

  #put(request: Request, row: UploadRow, claim: UploadClaim): Promise<Response> {
    return this.#turns.take(row.id, async (signal) => {
      const current = findUpload(this.options.context, claim);
      if (current.serverData !== null) {
        return this.#answer(claim, JSON.parse(current.serverData));
      }
      await this.#receive(request, claim, signal);
      return this.#complete(current, claim);
    });
  }

  /** Appends the request's bytes to the part; throws unless the part is complete afterwards. */
  async #receive(request: Request, claim: UploadClaim, signal: AbortSignal): Promise<void> {
    const { parts } = this.options;
    const start = rangeStart(request.headers.get('range'));
    const have = await parts.size(claim.id);
    if (start === null || start > have) throw new Interrupted(have);
    const size = await readFilePart(request, signal, (bytes) =>
      parts.append(claim.id, start, claim.size, bytes),
    ).catch(async (error: unknown) => {
      // A refusal, or trouble with our own disk; everything else is a connection that ended early.
      if (error instanceof Refusal) await parts.remove(claim.id);
      if (error instanceof Refusal || isFileError(error)) throw error;
      return parts.size(claim.id);
    });
    if (size < claim.size) throw new Interrupted(size);
  }

  async #complete(row: UploadRow, claim: UploadClaim): Promise<Response> {
    const { context, parts, apiKey, library } = this.options;
    const fileHash = await hashFile(parts.path(row.id), 'md5');
    const upload = { row, claim, fileHash, url: mediaUrl(row.id), apiKey };
    const serverData = await announceStored(context, upload, library);
    if (serverData === undefined) throw new Error('the completion callback gave no answer');
    return this.#answer(claim, serverData, fileHash);
  }

  #answer({ id }: UploadClaim, serverData: unknown, fileHash = ''): Response {
    const url = mediaUrl(id);
    return json({ url, appUrl: url, ufsUrl: url, fileHash, serverData });
  }
}

/** Reads what nobody read: an answer in the middle of a body reaches most clients as a broken connection. */
async function drain(request: Request): Promise<void> {
  if (!request.body || request.bodyUsed) return;
  await request.body.pipeTo(new WritableStream()).catch(() => undefined);
}

/** The first byte that a request brings, or null when its `Range` is not of the protocol. */
function rangeStart(header: string | null): number | null {
  if (header === null) return 0;
  const start = /^bytes=(\d{1,15})-$/.exec(header)?.[1];
  return start === undefined ? null : Number(start);
}

function failure(error: unknown): Response {
  if (error instanceof Interrupted) {
    return refused(new Refusal('invalid', 'uploadIncomplete'), { [RANGE_START]: String(error.have) });
  }
  if (error instanceof Refusal) return refused(error);
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return refused(new Refusal('unavailable', 'diskFull'));
  // The address is a permission until it expires: it never enters a log.
  logger('media').error({ err: error }, 'upload failed');
  return json(
    { error: 'unexpected', code: 'unexpected', detail: {} },
    { status: REFUSAL_STATUS.unavailable },
  );
}
