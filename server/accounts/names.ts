/** Names and addresses as people write them, and the folded keys that decide whether two are the same. */
import { z } from 'zod';
import { PASSWORD_LENGTH } from './passwords';
import { normalisePhone } from './phones';

/** 2 to 30 letters, digits, `_`, `-`, `.` of any script (用户名 in Chinese are welcome), counted by characters. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]{1,29}$/u;

/** The key under which a name is unique: compatibility forms and case do not make another person. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** A mail address; an empty field is none. */
export const emailText = z
  .string()
  .trim()
  .max(254, 'emailInvalid')
  .transform((value) => value || undefined)
  .pipe(z.email('emailInvalid').optional());

/** A telephone number as people write it; an empty field is none. */
export const phoneText = z
  .string()
  .trim()
  .max(40, 'phoneInvalid')
  .transform((value) => value || undefined)
  .pipe(
    z
      .string()
      .refine((value) => normalisePhone(value) !== null, 'phoneInvalid')
      .optional(),
  );

export const newPassword = z
  .string()
  .min(PASSWORD_LENGTH.min, 'passwordTooShort')
  .max(PASSWORD_LENGTH.max, 'passwordTooLong');

/** Messages are refusal codes; the page translates them. */
export const signUpInput = z.object({
  name: z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .regex(NAME, 'nameInvalid')
        // Where one field takes everything, digits alone are a person's number or a telephone.
        .refine((value) => !/^\p{Nd}+$/u.test(value), 'nameAllDigits'),
    ),
  email: emailText.optional(),
  phone: phoneText.optional(),
  password: newPassword,
});
export type SignUpInput = z.output<typeof signUpInput>;

export const credentials = z.object({
  name: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(PASSWORD_LENGTH.max),
});
