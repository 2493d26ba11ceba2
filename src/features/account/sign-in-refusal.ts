import type { RefusalView } from '@/src/lib/refusal';

/** next-auth hands back one line: our code with its values as in an address, or a word of its own. */
export function refusalFromSignIn(error: string | null | undefined): RefusalView {
  if (!error || error === 'CredentialsSignin') return { code: 'wrongCredentials', detail: {} };
  const [code = 'unexpected', values] = error.split('?');
  const detail = Object.fromEntries(
    [...new URLSearchParams(values)].map(([name, value]) => [
      name,
      /^\d+$/.test(value) ? Number(value) : value,
    ]),
  );
  if (code === 'tooManyTries' && typeof detail.seconds !== 'number')
    return { code: 'tooManyTriesSoon', detail: {} };
  return { code, detail };
}
