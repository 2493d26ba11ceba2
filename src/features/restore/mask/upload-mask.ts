import { uploadFiles, uploadRefusal } from '@/src/lib/uploadthing';
import type { RefusalView } from '@/src/lib/refusal';

type MaskEnd = { ok: true; mask: { mediaId: string; url: string } } | { ok: false; problem: RefusalView };

/** Stores a painted mask. */
export async function uploadMask(file: File): Promise<MaskEnd> {
  try {
    const [uploaded] = await uploadFiles('mask', { files: [file] });
    const outcome = uploaded?.serverData;
    if (!outcome) return { ok: false, problem: { code: 'uploadFailed', detail: {} } };
    if (!outcome.ok) return { ok: false, problem: { code: outcome.code, detail: outcome.detail } };
    return { ok: true, mask: { mediaId: outcome.mediaId, url: outcome.url } };
  } catch (error) {
    return { ok: false, problem: uploadRefusal(error) };
  }
}
