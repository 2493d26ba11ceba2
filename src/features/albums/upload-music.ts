import type { MusicView } from '@/server/albums/views';
import type { RefusalView } from '@/src/lib/refusal';
import { server } from '@/src/lib/server-client';

export type MusicEnd = { ok: true; music: MusicView } | { ok: false; problem: RefusalView };

/** Uploads a music file. The library comes with the first upload, not with the page. */
export async function uploadMusic(
  file: File,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<MusicEnd> {
  const { uploadFiles, uploadRefusal } = await import('@/src/lib/uploadthing');
  // The library divides by the size, and there is nothing to send anyway.
  if (file.size === 0) return { ok: false, problem: { code: 'emptyFile', detail: {} } };
  try {
    await server.session.me.query();
    const [uploaded] = await uploadFiles('music', {
      files: [file],
      signal,
      onUploadProgress: ({ progress }) => onProgress(progress / 100),
    });
    const outcome = uploaded?.serverData;
    if (!outcome) return { ok: false, problem: { code: 'uploadFailed', detail: {} } };
    if (!outcome.ok) return { ok: false, problem: { code: outcome.code, detail: outcome.detail } };
    const { mediaId, name, url } = outcome;
    return { ok: true, music: { mediaId, name, url } };
  } catch (error) {
    return { ok: false, problem: uploadRefusal(error) };
  }
}
