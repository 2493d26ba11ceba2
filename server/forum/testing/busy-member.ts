/** A process of its own that likes and comments as fast as it can: `busy-member.ts USER POST ROUNDS`. */
import { db } from '@/server/db/client';
import { systemClock } from '@/server/platform/clock';
import { addComment, deleteComment } from '../comments';
import { likeSubject, unlikeSubject } from '../likes';
import { readPost } from '../read-post';
import { flushViews } from '../view-counter';

const [userId = '', post = '', rounds = ''] = process.argv.slice(2);
const context = { db: db(), clock: systemClock, userId };
const id = Number(post);

for (let round = 0; round < Number(rounds); round++) {
  await likeSubject(context, 'post', id);
  const comment = await addComment(context, { subject: 'post', subjectId: id, text: `第 ${round} 轮` });
  if (round % 2 === 0) deleteComment(context, comment.id);
  readPost({ ...context, userId: null }, id, { count: true });
  if (round < Number(rounds) - 1) unlikeSubject(context, 'post', id);
}
flushViews(context.db);
