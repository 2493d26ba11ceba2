/** The worker's side of trials: the square cut, then enlarged by one candidate after the other. */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { trialCandidates, trials } from '@/server/db/schema/trials';
import { listModels } from '@/server/inference/manifest';
import { adoptFile, getOwnedObject, type MediaObject } from '@/server/media/objects';
import { probePicture } from '@/server/media/pixels/probe';
import { TRIAL_KEPT_MS } from '@/server/media/retention';
import { dataPath } from '@/server/platform/data-dir';
import { Refusal } from '@/server/platform/errors';
import { logger } from '@/server/platform/logger';
import { SCALES } from '../operations';
import { asRefusal } from '../run-step';
import type { WorkContext } from '../work-context';
import { tryNetwork } from './attempt';
import { cutSquare, writeBicubic, type Square } from './square';

type TrialRow = typeof trials.$inferSelect;
type CandidateRow = typeof trialCandidates.$inferSelect;

const STOP_POLL_MS = 250;
/** px around the square at most: networks that look farther than this lose next to nothing by it. */
const WIDEST_MARGIN = 100;

/**
 * px around the square on which its result depends: all passes look less than twice as far as the first one, and
 * what they see under transparency was spread from as far again.
 */
function margin(): number {
  const farthest = Math.max(0, ...listModels().map(({ halo }) => halo));
  return Math.min(WIDEST_MARGIN, 3 * farthest + 4);
}

function loadTrial({ db }: WorkContext, id: string): TrialRow | undefined {
  return db.select().from(trials).where(eq(trials.id, id)).get();
}

function endTrial({ db }: WorkContext, id: string, end: Partial<TrialRow>): void {
  db.update(trials)
    .set(end)
    .where(and(eq(trials.id, id), eq(trials.status, 'new')))
    .run();
}

function updateCandidate(
  { db }: WorkContext,
  { trialId, place }: CandidateRow,
  values: Partial<CandidateRow>,
): void {
  const one = and(eq(trialCandidates.trialId, trialId), eq(trialCandidates.place, place));
  db.update(trialCandidates).set(values).where(one).run();
}

const failureOf = ({ code, detail }: Refusal) => ({
  status: 'error' as const,
  errorCode: code,
  errorDetail: JSON.stringify(detail),
});

/** What one trial needs while it runs. */
interface Run {
  context: WorkContext;
  trial: TrialRow;
  scale: (typeof SCALES)[number];
  square: Square;
  workDir: string;
  signal: AbortSignal;
}

function store({ context, trial, workDir }: Run, file: string): Promise<MediaObject> {
  const side = trial.size * trial.scale;
  return adoptFile(context.media, {
    owner: trial.owner,
    purpose: 'trial',
    name: file,
    key: `trials/${trial.id}/${file}`,
    path: path.join(workDir, file),
    mime: 'image/png',
    width: side,
    height: side,
    expiresAt: context.clock.now() + TRIAL_KEPT_MS,
  });
}

/** Whatever goes wrong with one candidate is told in its place; the others go on. */
async function runCandidate(run: Run, row: CandidateRow): Promise<void> {
  const { context, square, scale, workDir, signal } = run;
  updateCandidate(context, row, { status: 'running' });
  const { network, style, noise } = row;
  const file = `${row.place}.png`;
  try {
    const { modelId, msPerPixel } = await tryNetwork({
      square,
      target: path.join(workDir, file),
      job: { scale, style, noise, ...(network === null ? {} : { network }) },
      workDir,
      signal,
    });
    const { id } = await store(run, file);
    updateCandidate(context, row, { status: 'success', modelId, msPerPixel, mediaId: id });
  } catch (error) {
    if (signal.aborted) return;
    const refusal = asRefusal(error);
    if (!refusal) logger('enhance').error({ err: error, network }, 'a network failed on a trial');
    updateCandidate(
      context,
      row,
      failureOf(refusal ?? new Refusal('unavailable', 'networkFailed', { network: network ?? style })),
    );
  }
}

async function runCandidates(run: Run): Promise<void> {
  const { context, trial, signal } = run;
  const rows = context.db
    .select()
    .from(trialCandidates)
    .where(eq(trialCandidates.trialId, trial.id))
    .orderBy(asc(trialCandidates.place))
    .all();
  for (const row of rows) {
    if (signal.aborted) return;
    // The worker died while it ran this one: once is enough, or the ones after it would never have their turn.
    if (row.status === 'running')
      updateCandidate(context, row, failureOf(new Refusal('unavailable', 'workerLost')));
    if (row.status === 'new') await runCandidate(run, row);
  }
}

/**
 * Runs a trial; a repeated run goes on where the first one was lost. Refusals that leave nothing to compare are
 * told in the trial's row; unexpected errors pass through to the engine, which tries once more.
 */
export async function runTrial(context: WorkContext, trialId: string): Promise<void> {
  const trial = loadTrial(context, trialId);
  if (trial?.status !== 'new') return;
  const scale = SCALES.find((one) => one === trial.scale);
  if (!scale) throw new Error(`×${trial.scale} is no factor of ours`);
  const stop = new AbortController();
  const poll = setInterval(() => {
    if (loadTrial(context, trialId)?.status !== 'new') stop.abort();
  }, STOP_POLL_MS);
  const workDir = dataPath('temporary', `trial-${trialId}`);
  try {
    await mkdir(workDir, { recursive: true });
    const source = getOwnedObject(context.db, trial.owner, trial.inputId, context.clock.now());
    const picture = await context.media.storage.localPath(source.key);
    const { left, top, size } = trial;
    const rect = { left, top, width: size, height: size };
    const square = await cutSquare(picture, await probePicture(picture), rect, margin());
    const run: Run = { context, trial, scale, square, workDir, signal: stop.signal };
    await writeBicubic(square, scale, path.join(workDir, 'bicubic.png'));
    const { id } = await store(run, 'bicubic.png');
    context.db.update(trials).set({ referenceId: id }).where(eq(trials.id, trialId)).run();
    await runCandidates(run);
    endTrial(context, trialId, { status: 'done' });
  } catch (error) {
    const refusal = asRefusal(error);
    if (!refusal) throw error;
    endTrial(context, trialId, failureOf(refusal));
  } finally {
    clearInterval(poll);
    await rm(workDir, { recursive: true, force: true });
  }
}

/** Retries are spent, or the worker died of it: what was made stays, the rest is told as lost. */
export function failTrial(context: WorkContext, trialId: string): void {
  const lost = failureOf(new Refusal('unavailable', 'workerLost'));
  context.db
    .update(trialCandidates)
    .set(lost)
    .where(and(eq(trialCandidates.trialId, trialId), inArray(trialCandidates.status, ['new', 'running'])))
    .run();
  const trial = loadTrial(context, trialId);
  endTrial(context, trialId, trial?.referenceId ? { status: 'done' } : lost);
}
