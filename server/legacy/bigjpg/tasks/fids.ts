/** `fids`: a list of task numbers as JSON, in the query or, where an HTTP library sends it there, in the body. */
import { z } from 'zod';
import type { Call } from '../call';

/** Far above what any client has under way; a hundred pictures go together at most. */
const MOST = 1000;

const list = z.array(z.string().max(200)).max(MOST);

/** The numbers asked for, each once; null where they are no list, or too many. Unknown ones are nobody's error. */
export function readFids(text: string | null | undefined): string[] | null {
  try {
    const parsed = list.safeParse(JSON.parse(text ?? ''));
    return parsed.success ? [...new Set(parsed.data)] : null;
  } catch {
    return null;
  }
}

/** From the query, or else from the body. */
export async function fidsOf(call: Call): Promise<string[] | null> {
  const inQuery = call.query.get('fids');
  if (inQuery !== null) return readFids(inQuery);
  const form = await call.form();
  return form.text('fids') === undefined
    ? (list.safeParse(form.json?.fids).data ?? null)
    : readFids(form.text('fids'));
}
