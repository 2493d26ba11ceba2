import type { RefusalView } from '@/src/lib/refusal';

/** next-auth hands back a bare code, without the values that belong to it, or a word of its own. */
export function refusalFromSignIn(error: string | null | undefined): RefusalView {
  // How many seconds to wait got lost on the way, so this sentence does without.
  if (error === 'tooManyTries') return { code: 'tooManyTriesSoon', detail: {} };
  if (!error || error === 'CredentialsSignin') return { code: 'wrongCredentials', detail: {} };
  return { code: error, detail: {} };
}
