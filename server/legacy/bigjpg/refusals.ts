/** What the services refuse, in the words of document 000. */
import type { Refusal } from '@/server/platform/errors';
import type { Status } from './replies';

const WORDS: Readonly<Record<string, Status>> = {
  unauthenticated: 'no_login',
  parallelLimit: 'parallel_limit',
  quotaSpent: 'month_limit',
  // Come back when something has finished, or been cleared away.
  tooManyTries: 'parallel_limit',
  diskFull: 'parallel_limit',
  diskTooFull: 'size_limit',
  scaleTooLarge: 'param_error',
  outboundRefused: 'param_error',
  requestTooLarge: 'param_error',
  // A picture that was named, but is none, or none any more.
  notFound: 'type_error',
};

/** The word for what is wrong with a picture or a task. */
export function taskWord({ code, kind }: Refusal): Status {
  const word = WORDS[code];
  if (word) return word;
  if (kind === 'tooLarge') return 'size_limit';
  if (kind === 'unsupported') return 'type_error';
  return code === 'emptyFile' || code === 'truncatedPicture' ? 'type_error' : 'param_error';
}
