/** 003-26 and 003-34 to 003-45: works for everybody, and what people say of them. */
import { sharedWorks, type WorkKind } from '@/server/albums/works';
import { addComment } from '@/server/forum/comments';
import { commentsOf } from '@/server/forum/comment-lists';
import { likeSubject } from '@/server/forum/likes';
import { Refusal } from '@/server/platform/errors';
import { forPerson, type Handler } from '../call';
import { travelComment } from '../forum/views';
import { BAD_PARAMETER } from '../refusals';
import { DONE, FETCHED, ok, refused } from '../replies';
import { readerContext } from './context';
import { WORDS } from './texts';
import { sharedViews } from './views';

/** The document has no pages of comments. Beyond this the web has the rest. */
const COMMENTS_SHOWN = 1000;

/** `tagged`: the shelf is the number in the path. */
export const listShared =
  (kind: WorkKind, { tagged }: { tagged: boolean }): Handler =>
  ({ session, ids: [tag = 0] }) => {
    const context = readerContext(session?.user?.id ?? null);
    const rows = sharedViews(context.db, sharedWorks(context, kind, tagged ? { tag } : {}));
    return ok(FETCHED, { [`${kind}_num`]: rows.length, [WORDS[kind].list]: rows });
  };

/** Null where there is no such work for everybody. */
async function orNone<T>(act: () => Promise<T> | T): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'workNotFound') return null;
    throw error;
  }
}

export const like = (kind: WorkKind): Handler =>
  forPerson(async ({ context, user, ids: [id = 0] }) => {
    const liked = await orNone(() => likeSubject({ ...context, userId: user.id }, kind, id));
    return liked ? ok(DONE) : refused(WORDS[kind].unknown);
  });

export const comments =
  (kind: WorkKind): Handler =>
  async ({ context, session, ids: [id = 0] }) => {
    const reader = { ...context, userId: session?.user?.id ?? null };
    const page = await orNone(() => commentsOf(reader, kind, id, { limit: COMMENTS_SHOWN }));
    if (!page) return refused(WORDS[kind].unknown);
    return ok(FETCHED, { comment_num: page.items.length, comments: page.items.map(travelComment) });
  };

export const newComment = (kind: WorkKind): Handler =>
  forPerson(async ({ context, user, form, ids: [id = 0] }) => {
    const text = (await form()).text('text');
    if (!text) return refused(BAD_PARAMETER);
    const writer = { ...context, userId: user.id };
    const comment = await orNone(() => addComment(writer, { subject: kind, subjectId: id, text }));
    return comment ? ok(DONE, { comment_id: comment.id }) : refused(WORDS[kind].unknown);
  });
