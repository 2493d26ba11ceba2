/** The end of an upload of music: it is heard, kept or thrown away, and the page is told. */
import type { UploadOutcome } from '@/server/enhance/views';
import { receiveUpload, type Arrival, type CompletionDeps } from './complete';
import { mediaUrl } from './urls';

/** What listening to a file tells. */
export interface MusicFacts {
  mime: string;
  /** Null where the file does not say. */
  seconds: number | null;
}

/** What the upload's completion tells the page about music, or why it was refused. */
export type MusicOutcome =
  | { ok: true; mediaId: string; url: string; name: string; bytes: number; seconds: number | null }
  | Extract<UploadOutcome, { ok: false }>;

/** Keeps music as its owner's own. */
export function completeMusic(
  deps: Pick<CompletionDeps, 'context' | 'parts'> & { listen: (path: string) => Promise<MusicFacts> },
  arrival: Arrival,
): Promise<MusicOutcome> {
  const examine = async (path: string) => ({ ...(await deps.listen(path)), width: null, height: null });
  return receiveUpload(
    deps,
    arrival,
    { purpose: 'music', folder: 'music', examine },
    ({ id, name, bytes }, { seconds }) => ({
      ok: true,
      mediaId: id,
      url: mediaUrl(id),
      name,
      bytes,
      seconds,
    }),
  );
}
