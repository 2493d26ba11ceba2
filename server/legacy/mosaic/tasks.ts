/** 001-5, 001-6 and what compute servers and the later web client ask: tasks. */
import { pictureUrl, type PictureRow } from '@/server/mosaic/pictures';
import { DEFAULT_STYLE } from '@/server/mosaic/styles';
import { addTask, findTask, popTask, queueView, reportDone, STYLE_TYPE } from '@/server/mosaic/tasks';
import { consumeTry } from '@/server/platform/rate-limit';
import type { Call, Handler } from './call';
import { CODE, failed, success, type Reply } from './replies';

const urlOf = ({ account, origin }: Call, picture: PictureRow) => pictureUrl(picture, account, origin);

/** Anonymous work of seconds each: limited besides what every change is. */
async function accept(call: Call, wanted: { url: string; type: string; model: string }) {
  const { address, context, origin } = call;
  await consumeTry('mosaicTask', address ?? 'unknown');
  return addTask(context, { ...wanted, host: new URL(origin).host });
}

/** The style is called `param` by the document and `model` by its server. */
export const newTask: Handler = async (call, values) => {
  const url = values('url');
  if (!url) return failed(CODE.error);
  const type = values('type') ?? STYLE_TYPE;
  const model = values('model') ?? values('param') ?? DEFAULT_STYLE;
  const { id } = await accept(call, { url, type, model });
  return success({ task: { url, type, model, param: values('param') ?? model, id } });
};

/** The later web client's: picture and style under names of their own, and an envelope without a code. */
export const newStyleTask: Handler = async (call, values) => {
  const url = values('originalPic') ?? values('url');
  if (!url) return failed(CODE.error);
  const model = values('model_name') ?? values('model') ?? DEFAULT_STYLE;
  const { id } = await accept(call, { url, type: STYLE_TYPE, model });
  return { body: { data: { id } } };
};

export const readTask: Handler = (call) => {
  const found = findTask(call.context.db, call.id);
  if (!found) return { body: { data: null } };
  const { task, result } = found;
  return { body: { data: { id: task.id, result: result && urlOf(call, result), status: task.status } } };
};

export const queryTasks: Handler = (call): Reply => {
  const { tasks, done } = queueView(call.context.db);
  return {
    body: {
      tasks: tasks.map(({ url, type, model }) => ({ url, type, model })),
      done: done.map((picture) => ({ url: urlOf(call, picture) })),
    },
  };
};

export const nextTask: Handler = ({ context }): Reply => {
  const task = popTask(context);
  if (!task) return { body: 'Empty' };
  const { id, url, type, model } = task;
  return { body: { id, url, type, model } };
};

/** A compute server outside is ready: the picture's address comes back as text. */
export const taskDone: Handler = async (call, values) => {
  const filename = values('filename');
  if (!filename) return failed(CODE.error);
  const host = call.account.cloud ? 'cloud' : 'own';
  const picture = reportDone(call.context, { filename, param: values('imageInfo') ?? '', host });
  return new Response(urlOf(call, picture), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
