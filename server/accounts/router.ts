/** tRPC procedures of accounts. */
import { z } from 'zod';
import { storage } from '@/server/media/storage';
import { Refusal } from '@/server/platform/errors';
import { ID_PATTERN } from '@/server/platform/ids';
import { consumeTry } from '@/server/platform/rate-limit';
import { personProcedure, publicProcedure, router } from '@/server/trpc/init';
import { removeAvatar, setUploadedAvatar } from './avatar';
import { webBinding } from './bindings';
import { changePassword } from './change-password';
import { deleteMyAccount } from './delete-account';
import { describeMe } from './me';
import { emailText, newPassword, phoneText, signUpInput } from './names';
import { INTRO_LENGTH, profileOf, updateProfile } from './profile';
import { POW_PURPOSES, powChallenge, powSolution, requirePow } from './proof-of-work';
import { finishRecovery, startRecovery } from './recovery';
import { MAIL_LANGUAGES } from './recovery-texts';
import { registerPerson } from './registration';
import { listSessions, revokeOtherSessions, revokeOwnSession } from './sessions';

export const sessionRouter = router({
  /** Who is asking, what their plan allows and what is left of it. */
  me: publicProcedure.query(({ ctx }) => describeMe(ctx)),
});

const id = z.string().regex(ID_PATTERN);
/** Enough to be compared; how long a new one may be, `newPassword` says. */
const currentPassword = z.string().min(1, 'wrongPassword').max(256, 'wrongPassword');

const profileChanges = z.object({
  /** `''` takes it away. */
  phone: phoneText.transform((value) => value ?? null).optional(),
  email: emailText.transform((value) => value ?? null).optional(),
  gender: z.int().min(0).max(2).optional(),
  intro: z
    .string()
    .trim()
    .max(2 * INTRO_LENGTH, 'textTooLong')
    .optional(),
});

const profileRouter = router({
  get: personProcedure.query(({ ctx }) => profileOf(ctx.db, ctx.user.id)),
  update: personProcedure
    .input(profileChanges)
    .mutation(({ ctx, input }) => updateProfile(ctx, ctx.user.id, input)),
  /** A picture that was uploaded before, through `picture` of the FileRouter. */
  setAvatar: personProcedure
    .input(z.object({ mediaId: id }))
    .mutation(({ ctx, input }) =>
      setUploadedAvatar({ ...ctx, storage: storage() }, ctx.user.id, input.mediaId),
    ),
  removeAvatar: personProcedure.mutation(({ ctx }) => removeAvatar(ctx, ctx.user.id)),
});

const sessionsRouter = router({
  list: personProcedure.query(({ ctx }) =>
    listSessions(ctx.db, ctx.user.id, ctx.actor.sessionId ?? null, ctx.clock.now()),
  ),
  revoke: personProcedure
    .input(z.object({ id }))
    .mutation(({ ctx, input }) => revokeOwnSession(ctx.db, ctx.user.id, input.id, ctx.clock.now())),
  revokeOthers: personProcedure.mutation(({ ctx }) => ({
    ended: revokeOtherSessions(ctx.db, ctx.user.id, ctx.actor.sessionId ?? null, ctx.clock.now()),
  })),
});

const recoveryRouter = router({
  /** The same answer whether anybody has the address: no list of our people can be made here. */
  start: publicProcedure
    .input(
      z.object({
        to: z.union([
          z.object({ email: z.string().trim().min(1, 'emailInvalid').max(254, 'emailInvalid') }),
          z.object({ phone: z.string().trim().min(1, 'phoneInvalid').max(40, 'phoneInvalid') }),
        ]),
        language: z.enum(MAIL_LANGUAGES),
        proof: powSolution,
      }),
    )
    .mutation(async ({ ctx, input: { to, language, proof } }) => {
      requirePow(ctx, 'recovery', proof);
      const started = await startRecovery(ctx, webBinding(ctx.actor), to, ctx.origin, language);
      if (started.ok || started.reason === 'unknownUser') return { sent: true as const };
      if (started.reason === 'tooManyTries')
        throw new Refusal('tooMany', 'tooManyTries', { seconds: started.seconds });
      throw started.reason === 'mailFailed'
        ? new Refusal('unavailable', 'mailFailed')
        : new Refusal('unavailable', 'smsFailed');
    }),
  finish: publicProcedure
    .input(z.object({ code: z.string().trim().min(1).max(20), password: newPassword }))
    .mutation(async ({ ctx, input }) => {
      await consumeTry('recoveryCode', ctx.origin.address ?? 'unknown');
      const finished = await finishRecovery(ctx, webBinding(ctx.actor), input.code, input.password);
      return finished.ok ? { ok: true as const } : finished;
    }),
});

export const accountsRouter = router({
  /** A puzzle for the browser, in place of one for the person. */
  puzzle: publicProcedure
    .input(z.object({ purpose: z.enum(POW_PURPOSES) }))
    .mutation(({ ctx, input }) => powChallenge(ctx, input.purpose)),
  signUp: publicProcedure
    .input(signUpInput.extend({ proof: powSolution }))
    .mutation(async ({ ctx, input: { proof, ...person } }) => {
      requirePow(ctx, 'signUp', proof);
      const result = await registerPerson(ctx, person, ctx.origin);
      return result.ok ? { ok: true as const } : result;
    }),
  changePassword: personProcedure
    .input(z.object({ oldPassword: currentPassword, newPassword }))
    .mutation(({ ctx, input }) =>
      changePassword(ctx, ctx.user.id, { ...input, keepSession: ctx.actor.sessionId ?? null }),
    ),
  deleteAccount: personProcedure
    .input(z.object({ password: currentPassword }))
    .mutation(({ ctx, input }) => deleteMyAccount(ctx, ctx.user.id, input.password)),
  profile: profileRouter,
  sessions: sessionsRouter,
  recovery: recoveryRouter,
});
