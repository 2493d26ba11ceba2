/** What the services refuse, in the words of document 003, and in like words where the document has none. */
import type { Refusal } from '@/server/platform/errors';
import { NOT_LOGGED_IN, refused, type Reply } from './replies';

export const TOO_MANY_TRIES = '尝试次数过多，请稍后再试';
export const BANNED = '账号已被封禁';

const TEXTS: Readonly<Record<string, string>> = {
  unauthenticated: NOT_LOGGED_IN,
  banned: BANNED,
  postNotFound: '找不到文章',
  commentNotFound: '找不到评论',
  alreadyLiked: '已经点过赞啦~',
  notAuthor: '只有作者可以修改文章',
  locked: '文章已锁定',
  blocked: '对方已将您屏蔽，或您已屏蔽对方',
  keywordUnknown: '关键词无法入诗，请换一个中文词',
  keywordTooLong: '关键词过长',
};

/** What is left says that something given was not as it should be. */
export const BAD_PARAMETER = '参数无效';

const TOO_LARGE = new Set(['requestTooLarge', 'fileTooLarge', 'tooManyPixels', 'sideTooLong']);
/** Seconds after which a worker that has died answers again. */
const RESTART_S = 5;

export function refusalReply({ kind, code, detail }: Refusal): Reply {
  if (TOO_LARGE.has(code)) return { code: 413, msg: '请求内容过大' };
  if (code === 'workerBusy')
    return {
      code: 429,
      msg: '当前使用的人较多，请稍后再试',
      headers: { 'retry-after': String(detail.seconds) },
    };
  if (kind === 'unavailable')
    return { code: 503, msg: '服务暂不可用，请稍后再试', headers: { 'retry-after': String(RESTART_S) } };
  if (code === 'tooManyTries')
    return { ...refused(TOO_MANY_TRIES), headers: { 'retry-after': String(detail.seconds) } };
  return refused(TEXTS[code] ?? BAD_PARAMETER);
}
