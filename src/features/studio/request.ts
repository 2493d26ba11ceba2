/** From a choice to what the server is asked for one picture. */
import { wishesOf, type RestorePlan } from '@/src/features/restore/plan';
import { proposalQuery } from '@/src/features/restore/proposal';
import type { Encoding, StoredPicture } from '@/src/lib/api-types';
import type { RefusalView } from '@/src/lib/refusal';
import { queries } from '@/src/lib/server-client';
import type { Wish } from '@/src/features/restore/types';
import { CLEAR_GROUND } from '@/src/features/restore/cut-out/grounds';
import type { Choice } from './choice';
import { settle, type Allowed } from './settings';

export type Request =
  { ok: true; operations: Wish[]; output: Encoding } | { ok: false; problem: RefusalView };

/** What a picture proposes itself, where nobody has changed it. */
async function proposed(mediaId: string): Promise<Wish[]> {
  return (await queries.fetchQuery(proposalQuery(mediaId))).wishes;
}

/**
 * A wish that cannot be met is asked for as it is: the server says what took its place. Rejects where a picture that
 * shall be restored as it proposes itself could not be looked at.
 */
export async function requestFor(
  choice: Choice,
  picture: StoredPicture,
  plan: RestorePlan | undefined,
  allowed: Allowed,
): Promise<Request> {
  const { format, quality, ...size } = settle(choice, picture, allowed);
  const output = { format: choice.format ?? format, quality };
  switch (choice.act ?? 'enlarge') {
    case 'enlarge':
      return { ok: true, operations: [{ kind: 'upscale', ...size }], output };
    case 'restore': {
      const operations = plan ? wishesOf(plan) : await proposed(picture.mediaId);
      if (operations.length === 0) return { ok: false, problem: { code: 'nothingToRestore', detail: {} } };
      return { ok: true, operations, output: { ...output, format: picture.suggestion.format } };
    }
    case 'cutout': {
      const { background, dpi, network } = choice.cutOut ?? CLEAR_GROUND;
      const cut: Wish = { kind: 'bg', background, network, ...(dpi !== null && { density: dpi }) };
      // JPEG knows no transparency.
      const kept = background.type === 'transparent' ? 'png' : picture.suggestion.format;
      return { ok: true, operations: [cut], output: { ...output, format: kept } };
    }
  }
}
