/** tRPC procedures of the community: each parses, calls one service function and shapes the answer. */
import { z } from 'zod';
import { REPORT_REASONS } from '@/server/db/schema/community';
import { ID_PATTERN } from '@/server/platform/ids';
import { personProcedure, publicProcedure, router } from '@/server/trpc/init';
import { block, listBlocked, unblock } from './blocks';
import { commentsOf } from './comment-lists';
import { addComment, deleteComment } from './comments';
import type { ForumContext, WriterContext } from './context';
import { forgetDraft, listDrafts, readDraft, saveDraft } from './drafts';
import { follow, peopleAround, unfollow } from './follows';
import { likeSubject, unlikeSubject } from './likes';
import { feed } from './lists';
import { countUnread, markRead, notificationsOf } from './notifications';
import { countPosts } from './numbered-pages';
import { personPage } from './person-page';
import { readPost } from './read-post';
import { report } from './reports';
import { searchPeople } from './search-people';
import { searchPosts } from './search-posts';
import { isBlank } from './texts';
import { createPost, deletePost, editPost } from './write-post';

type Call = Pick<ForumContext, 'db' | 'clock'> & { actor: { user: { id: string } | null } };
type PersonCall = Pick<ForumContext, 'db' | 'clock'> & { user: { id: string } };

const asReader = ({ db, clock, actor }: Call): ForumContext => ({
  db,
  clock,
  userId: actor.user?.id ?? null,
});
const asWriter = ({ db, clock, user }: PersonCall): WriterContext => ({ db, clock, userId: user.id });

const id = z.int();
const byId = z.object({ id });
const keyset = { cursor: z.int().nullish(), limit: z.int().min(1).max(100).optional() };
/** On the web something must be there to be seen; how long it may be, the services say. */
const text = z
  .string()
  .max(1_000_000, 'textTooLong')
  .refine((value) => !isBlank(value), 'textMissing');
const draftText = z.string().max(1_000_000, 'textTooLong');
const pictures = z
  .array(z.object({ mediaId: z.string().regex(ID_PATTERN), alt: z.string().max(10_000).optional() }))
  .max(100);
const person = z.union([z.object({ uid: z.int() }), z.object({ name: z.string().min(1).max(254) })]);
const query = z.string().max(1_000);
const commented = { subject: z.enum(['post', 'movie', 'photo']).default('post'), subjectId: id };
const liked = z.object({ subject: z.enum(['post', 'comment', 'movie', 'photo']), id });

const draftsRouter = router({
  list: personProcedure.query(({ ctx }) => listDrafts(asWriter(ctx))),
  /** `postId` 0: of a new post. */
  get: personProcedure
    .input(z.object({ postId: z.int().min(0).default(0) }))
    .query(({ ctx, input }) => readDraft(asWriter(ctx), input.postId)),
  save: personProcedure
    .input(
      z.object({
        postId: z.int().min(0).default(0),
        title: draftText,
        text: draftText,
        pictures: pictures.optional(),
      }),
    )
    .mutation(({ ctx, input }) => saveDraft(asWriter(ctx), input)),
  forget: personProcedure
    .input(z.object({ postId: z.int().min(0).default(0) }))
    .mutation(({ ctx, input }) => forgetDraft(ctx.db, ctx.user.id, input.postId)),
});

const notificationsRouter = router({
  list: personProcedure
    .input(z.object({ cursor: keyset.cursor }))
    .query(({ ctx, input }) => notificationsOf(asWriter(ctx), input)),
  /** Up to 100. */
  unread: personProcedure.query(({ ctx }) => countUnread(asWriter(ctx))),
  markRead: personProcedure
    .input(z.object({ upToId: id }))
    .mutation(({ ctx, input }) => markRead(asWriter(ctx), input.upToId)),
});

const peopleRouter = router({
  page: publicProcedure
    .input(z.object({ person, ...keyset }))
    .query(({ ctx, input }) => personPage(asReader(ctx), input.person, input)),
  around: publicProcedure
    .input(z.object({ person, side: z.enum(['followers', 'following']) }))
    .query(({ ctx, input }) => peopleAround(asReader(ctx), input.person, input.side)),
  search: publicProcedure
    .input(z.object({ query }))
    .query(({ ctx, input }) => searchPeople(asReader(ctx), input.query)),
  follow: personProcedure.input(person).mutation(({ ctx, input }) => follow(asWriter(ctx), input)),
  unfollow: personProcedure.input(person).mutation(({ ctx, input }) => unfollow(asWriter(ctx), input)),
  block: personProcedure.input(person).mutation(({ ctx, input }) => block(asWriter(ctx), input)),
  unblock: personProcedure.input(person).mutation(({ ctx, input }) => unblock(asWriter(ctx), input)),
  blocked: personProcedure.query(({ ctx }) => listBlocked(asWriter(ctx))),
});

export const forumRouter = router({
  feed: publicProcedure
    .input(z.object({ by: z.enum(['time', 'following']).default('time'), ...keyset }))
    .query(({ ctx, input }) => feed(asReader(ctx), input.by, input)),
  count: publicProcedure.query(({ ctx }) => countPosts(ctx)),
  /** Reading a post counts as a view of it. */
  post: publicProcedure
    .input(byId)
    .query(({ ctx, input }) => readPost(asReader(ctx), input.id, { count: true })),
  search: publicProcedure
    .input(z.object({ query, ...keyset }))
    .query(({ ctx, input }) => searchPosts(asReader(ctx), input.query, input)),
  create: personProcedure
    .input(z.object({ title: text, text, type: z.int().nullish(), pictures: pictures.optional() }))
    .mutation(({ ctx, input }) => createPost(asWriter(ctx), input)),
  edit: personProcedure
    .input(
      z.object({
        id,
        title: text.optional(),
        text: text.optional(),
        type: z.int().nullish(),
        pictures: pictures.optional(),
      }),
    )
    .mutation(({ ctx, input: { id: postId, ...changes } }) => editPost(asWriter(ctx), postId, changes)),
  remove: personProcedure.input(byId).mutation(({ ctx, input }) => deletePost(asWriter(ctx), input.id)),
  like: personProcedure
    .input(liked)
    .mutation(({ ctx, input }) => likeSubject(asWriter(ctx), input.subject, input.id)),
  unlike: personProcedure
    .input(liked)
    .mutation(({ ctx, input }) => unlikeSubject(asWriter(ctx), input.subject, input.id)),
  comments: publicProcedure
    .input(z.object({ ...commented, order: z.enum(['oldest', 'newest']).optional(), ...keyset }))
    .query(({ ctx, input }) => commentsOf(asReader(ctx), input.subject, input.subjectId, input)),
  comment: personProcedure
    .input(z.object({ ...commented, text, parentId: z.int().nullish() }))
    .mutation(({ ctx, input }) => addComment(asWriter(ctx), input)),
  removeComment: personProcedure
    .input(byId)
    .mutation(({ ctx, input }) => deleteComment(asWriter(ctx), input.id)),
  report: personProcedure
    .input(
      z.object({
        subject: z.enum(['post', 'comment', 'user']),
        subjectId: id,
        reason: z.enum(REPORT_REASONS),
        note: z.string().max(100_000, 'textTooLong').optional(),
      }),
    )
    .mutation(({ ctx, input }) => report(asWriter(ctx), input)),
  drafts: draftsRouter,
  notifications: notificationsRouter,
  people: peopleRouter,
});
