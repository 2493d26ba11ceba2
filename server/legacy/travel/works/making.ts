/** 003-19 to 003-25 and 003-27 to 003-33: a work of one's own, from the first picture to the last look. */
import { profileOf } from '@/server/accounts/profile';
import { PICTURE_BYTES } from '@/server/albums/pictures';
import { receiveFile } from '@/server/albums/receive-file';
import { startWork, type Started } from '@/server/albums/start';
import { deleteWork, newWork, ownWorks, readableWork, type WorkKind } from '@/server/albums/works';
import { Refusal } from '@/server/platform/errors';
import { forPerson, type Handler } from '../call';
import { DONE, FETCHED, ok, refused, type Reply } from '../replies';
import { ownerContext } from './context';
import { NO_WORK, WORDS } from './texts';
import { ownView, statusView } from './views';

const FIELD = 'file';

const STARTED: Readonly<Record<Started, string>> = {
  first: '已加入队列',
  again: '原执行失败，已重新加入队列',
  resumed: '已重新加入队列',
};

const FAULTS: Readonly<Record<string, string>> = {
  unreadable: 'info.json 读取失败',
  images: 'info.json 中无 images',
  title: 'info.json 中无 title',
  description: 'info.json 中无 description',
};

/** What is refused of a work, in the document's words; anything else goes its usual way. */
function said(kind: WorkKind, error: unknown): Reply {
  if (!(error instanceof Refusal)) throw error;
  const { code, detail } = error;
  if (code === 'workNotFound') return refused(NO_WORK);
  if (code === 'workCleared') return refused(WORDS[kind].cleared);
  if (code === 'workDone') return refused('任务已完成');
  if (code === 'workGoing') return refused(`已在 ${detail.state ?? 'PENDING'} 队列中`);
  if (code === 'infoMissing') return refused('info.json 不存在');
  if (code === 'infoInvalid') return refused(FAULTS[String(detail.fault)] ?? 'info.json 读取失败');
  if (code === 'fileMissing') return refused(`缺少文件：${detail.name ?? ''}`);
  if (code === 'tooManyPictures' || code === 'tooManyAlbums')
    return refused(`数量已达上限 ${detail.limit ?? ''}`);
  throw error;
}

export const create = (kind: WorkKind): Handler =>
  forPerson(({ user }) => {
    try {
      return ok(DONE, { work_id: newWork(ownerContext(user.id), kind).id });
    } catch (error) {
      return said(kind, error);
    }
  });

export const upload = (kind: WorkKind): Handler =>
  forPerson(async ({ user, ids: [id = 0], form }) => {
    const context = ownerContext(user.id);
    const fields = await form({ field: FIELD, limit: PICTURE_BYTES });
    try {
      const work = readableWork(context, kind, id);
      if (work.ownerId !== user.id) return refused(NO_WORK);
      if (!fields.file) return refused('未获取到file');
      const file = { path: fields.file, name: fields.fileName };
      const filename = await receiveFile(context, { kind, id }, file);
      return ok(DONE, { filename, url: `/media/${WORDS[kind].folder}/${id}/${filename}` });
    } catch (error) {
      return said(kind, error);
    }
  });

export const start = (kind: WorkKind): Handler =>
  forPerson(async ({ user, ids: [id = 0] }) => {
    try {
      return ok(STARTED[await startWork(ownerContext(user.id), kind, id, 'info')]);
    } catch (error) {
      return said(kind, error);
    }
  });

export const status = (kind: WorkKind): Handler =>
  forPerson(({ user, ids: [id = 0] }) => {
    const context = ownerContext(user.id);
    try {
      const row = readableWork(context, kind, id);
      const uid = profileOf(context.db, row.ownerId)?.uid ?? 0;
      return ok(FETCHED, statusView(context.db, uid, row));
    } catch (error) {
      return said(kind, error);
    }
  });

export const remove = (kind: WorkKind): Handler =>
  forPerson(({ user, ids: [id = 0] }) => {
    try {
      deleteWork(ownerContext(user.id), kind, id);
      return ok(DONE);
    } catch (error) {
      return said(kind, error);
    }
  });

export const listOwn = (kind: WorkKind, { every }: { every: boolean }): Handler =>
  forPerson(({ user }) => {
    const context = ownerContext(user.id);
    const rows = ownWorks(context, kind, { every });
    const uid = profileOf(context.db, user.id)?.uid ?? 0;
    return ok(FETCHED, { uid, [`${kind}_num`]: rows.length, [WORDS[kind].list]: rows.map(ownView) });
  });
