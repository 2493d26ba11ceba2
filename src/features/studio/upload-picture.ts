import type { StoredPicture } from '@/src/lib/api-types';
import type { RefusalView } from '@/src/lib/refusal';

export type UploadEnd = { ok: true; picture: StoredPicture } | { ok: false; problem: RefusalView };

/** Uploads one picture. The library comes with the first upload, not with the page. */
export async function uploadPicture(
  file: File,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<UploadEnd> {
  const { uploadFiles, uploadRefusal } = await import('@/src/lib/uploadthing');
  // The library divides by the size, and there is nothing to send anyway.
  if (file.size === 0) return { ok: false, problem: { code: 'emptyFile', detail: {} } };
  try {
    const [uploaded] = await uploadFiles('picture', {
      files: [file],
      signal,
      onUploadProgress: ({ progress }) => onProgress(progress / 100),
    });
    const outcome = uploaded?.serverData;
    if (!outcome) return { ok: false, problem: { code: 'uploadFailed', detail: {} } };
    if (outcome.ok) return { ok: true, picture: outcome };
    return { ok: false, problem: { code: outcome.code, detail: outcome.detail } };
  } catch (error) {
    return { ok: false, problem: uploadRefusal(error) };
  }
}
