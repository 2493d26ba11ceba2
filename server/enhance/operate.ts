/** The operations of a task, each a durable step: from the picture of the one before to a lossless master. */
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { mediaObjects } from '@/server/db/schema/media';
import type { tasks } from '@/server/db/schema/tasks';
import { makePreview } from '@/server/media/pixels/encode';
import { adoptFile, getOwnedObject, type MediaObject } from '@/server/media/objects';
import { operations, type Operation } from './operations';
import { sharesOf } from './operations/cost';
import type { StepFacts } from './operations/facts';
import { keepPicture, performOperation } from './operations/perform';
import type { OperationResult } from './operations/restore';
import { reportProgress, STAGE_START } from './progress';
import { noticesOf, type TaskRow } from './queries';
import { loadTask, updateRunningTask } from './queue';
import { runStep, type StepOutcome, type StepTools } from './run-step';
import { stepsOf, updateStep } from './steps';
import { stepFile, taskKey } from './task-files';
import type { WorkContext } from './work-context';

/** Longest side in px of the picture that a page shows of a step. */
const PREVIEW_SIDE = 2048;

/** What was noticed so far and what is new, as the row holds it. */
export function addNotices(task: TaskRow, notices: readonly string[]): string {
  return JSON.stringify([...new Set([...noticesOf(task), ...notices])]);
}

/** Whether the picture turned out not to need an operation. */
const wasNeedless = ({ coloured, damagedShare }: StepFacts) => coloured === false || damagedShare === 0;

/** The file of an object that is still there; null otherwise. */
async function fileOf({ db, media }: WorkContext, id: string | null): Promise<string | null> {
  const object = id ? db.select().from(mediaObjects).where(eq(mediaObjects.id, id)).get() : undefined;
  if (!object || object.deletedAt !== null || !(await media.storage.stat(object.key))) return null;
  return media.storage.localPath(object.key);
}

/** Where an operation stands among all of its task. */
interface Turn {
  task: TaskRow;
  all: Operation[];
  ordinal: number;
}

/** The picture that an operation begins with: the master of the one before, or the source. */
async function sourceOf(context: WorkContext, { task, ordinal }: Turn) {
  const { db, clock, media } = context;
  const before = stepsOf(db, [task.id]).find((step) => step.ordinal === ordinal - 1);
  const id = ordinal === 0 ? task.inputId : (before?.masterId ?? '');
  const object = getOwnedObject(db, task.owner, id, clock.now());
  return { source: await media.storage.localPath(object.key), isMaster: ordinal > 0 };
}

/** The picture of the mask that an operation was given. */
async function maskOf({ db, clock, media }: WorkContext, { task, all, ordinal }: Turn) {
  const operation = all[ordinal];
  if (operation?.kind !== 'scratch' || operation.mask === undefined) return undefined;
  const { key } = getOwnedObject(db, task.owner, operation.mask, clock.now());
  return media.storage.localPath(key);
}

/** Stores what an operation has made; one call for both rows, so that they agree. */
async function store(
  context: WorkContext,
  turn: Turn,
  made: OperationResult & { master: string; ms: number; progress: number },
  { signal, workDir }: StepTools,
): Promise<void> {
  const { task, all, ordinal } = turn;
  const { db, media } = context;
  const { width, height } = made;
  const only = all.length <= 1;
  const name = path.parse(getOwnedObject(db, task.owner, task.inputId).name).name;
  const keep = (
    purpose: MediaObject['purpose'],
    file: string,
    mime: string,
    from: string,
    size: typeof made,
  ) =>
    adoptFile(media, {
      ...{ owner: task.owner, purpose, mime, path: from, key: taskKey(task.id, file) },
      name: `${name}${path.extname(file)}`,
      ...{ width: size.width, height: size.height },
    });
  let previewId: string | null = null;
  if (!only) {
    const target = path.join(workDir, 'step.webp');
    const size = await makePreview({ picture: made.master, target, maxSide: PREVIEW_SIDE });
    signal.throwIfAborted();
    const preview = { ...made, ...size };
    previewId = (await keep('preview', stepFile(ordinal, 'webp'), 'image/webp', target, preview)).id;
  }
  const file = only ? 'master.tif' : stepFile(ordinal, 'tif');
  const { id: masterId } = await keep('master', file, 'image/tiff', made.master, made);
  db.transaction((tx) => {
    updateStep(
      { db: tx },
      { taskId: task.id, ordinal },
      {
        status: wasNeedless(made.facts) ? 'skipped' : 'done',
        progress: 1,
        ms: made.ms,
        masterId,
        previewId,
        facts: made.facts,
      },
    );
    updateRunningTask({ ...context, db: tx }, task.id, {
      ...({ masterId, outputWidth: width, outputHeight: height } satisfies Partial<
        typeof tasks.$inferInsert
      >),
      step: null,
      progress: made.progress,
      notices: addNotices(task, made.notices),
    });
  });
}

/** Does one operation of a task, unless a run before has finished it and its picture is still there. */
export function operate(context: WorkContext, taskId: string, ordinal: number): Promise<StepOutcome> {
  return runStep(context, taskId, async (tools) => {
    const { task, signal, workDir } = tools;
    const { db, clock } = context;
    const all = operations.parse(JSON.parse(task.operations));
    const operation = all[ordinal];
    if (!operation) throw new Error(`task ${taskId} has no operation ${ordinal}`);
    const turn = { task, all, ordinal };
    const shares = sharesOf(all, { width: task.inputWidth ?? 1, height: task.inputHeight ?? 1 });
    const place = (share: number) =>
      STAGE_START.enlarge + (STAGE_START.publish - STAGE_START.enlarge) * share;
    const [from, to] = [place(shares[ordinal]), place(shares[ordinal + 1])];

    const known = stepsOf(db, [taskId])[ordinal];
    if (known?.masterId && (known.status === 'done' || known.status === 'skipped')) {
      if (await fileOf(context, known.masterId)) {
        return updateRunningTask(context, taskId, { masterId: known.masterId, progress: to });
      }
    }
    updateStep(context, { taskId, ordinal }, { status: 'running', progress: 0 });
    updateRunningTask(context, taskId, {
      stage: operation.kind === 'upscale' ? 'enlarge' : 'restore',
      step: operation.kind,
      progress: from,
    });
    const startedAt = clock.now();
    const begun = task.startedAt ?? startedAt;
    const report = reportProgress(
      context,
      taskId,
      (fraction) => from + (to - from) * fraction,
      (fraction) => updateStep(context, { taskId, ordinal }, { progress: fraction }),
    );
    const master = path.join(workDir, 'master.tif');
    const made = await performOperation(operation, {
      ...(await sourceOf(context, turn)),
      ...{ master, workDir, signal, mask: await maskOf(context, turn) },
      onProgress: ({ fraction, remainingMs }) => {
        // Over several operations time is told by the pace of all so far.
        const share = shares[ordinal] + (shares[ordinal + 1] - shares[ordinal]) * fraction;
        const byPace = share > 0 ? ((clock.now() - begun) * (1 - share)) / share : undefined;
        const left = all.length === 1 && remainingMs !== undefined ? remainingMs : byPace;
        report({ fraction, ...(left === undefined ? {} : { remainingMs: left }) });
      },
    });
    signal.throwIfAborted();
    await store(context, turn, { ...made, master, ms: clock.now() - startedAt, progress: to }, tools);
  });
}

/** For a task whose picture needed nothing: its master is the picture itself. */
export function keepAsIs(context: WorkContext, taskId: string): Promise<StepOutcome> {
  return runStep(context, taskId, async (tools) => {
    const turn = { task: tools.task, all: [], ordinal: 0 };
    const { source } = await sourceOf(context, turn);
    const master = path.join(tools.workDir, 'master.tif');
    const made = await keepPicture({ source, master, workDir: tools.workDir, signal: tools.signal });
    await store(context, turn, { ...made, master, ms: 0, progress: STAGE_START.publish }, tools);
  });
}

/** All operations one after the other, for whoever needs no durable steps. */
export async function operateAll(context: WorkContext, taskId: string): Promise<StepOutcome> {
  const all = operations.parse(JSON.parse(loadTask(context, taskId).operations));
  if (all.length === 0) return keepAsIs(context, taskId);
  for (const ordinal of all.keys()) {
    const done = await operate(context, taskId, ordinal);
    if (done.ended) return done;
  }
  return {};
}
