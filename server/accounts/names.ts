/** Names and addresses as people write them, and the folded keys that decide whether two are the same. */
import { z } from 'zod';
import { PASSWORD_LENGTH } from './passwords';

/** 2 to 30 letters, digits, `_`, `-`, `.` of any script (用户名 in Chinese are welcome), counted by characters. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]{1,29}$/u;

/** The key under which a name is unique: compatibility forms and case do not make another person. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** Messages are refusal codes; the page translates them. */
export const signUpInput = z.object({
  name: z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .pipe(z.string().regex(NAME, 'nameInvalid')),
  email: z
    .string()
    .trim()
    .max(254, 'emailInvalid')
    .transform((value) => value || undefined)
    .pipe(z.email('emailInvalid').optional())
    .optional(),
  password: z
    .string()
    .min(PASSWORD_LENGTH.min, 'passwordTooShort')
    .max(PASSWORD_LENGTH.max, 'passwordTooLong'),
});
export type SignUpInput = z.output<typeof signUpInput>;

export const credentials = z.object({
  name: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(PASSWORD_LENGTH.max),
});
