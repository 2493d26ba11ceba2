/** What the page receives about a trial: plain values, addresses of our own media route, and translation keys. */
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { mediaObjects } from '@/server/db/schema/media';
import { trialCandidates, trials } from '@/server/db/schema/trials';
import { mediaUrl } from '@/server/media/urls';
import { Refusal, type RefusalDetail } from '@/server/platform/errors';
import type { ActorContext } from '../context';

interface Failure {
  code: string;
  detail: RefusalDetail;
}

export interface CandidateView {
  /** Id of the network that was asked for by name; null: chosen by style and noise level. */
  network: string | null;
  style: 'photo' | 'art';
  noise: number;
  status: 'new' | 'running' | 'success' | 'error';
  /** Id of the network that worked. */
  modelId: string | null;
  /** The enlarged square, lossless, `size × scale` px on each side. */
  url: string | null;
  /** Milliseconds that the whole picture would take at the pace of the square. */
  wholeMs: number | null;
  error: Failure | null;
}

export interface TrialView {
  id: string;
  /** `stopped`: its owner has left it, or asked for another one. */
  status: 'new' | 'done' | 'error' | 'stopped';
  rect: { left: number; top: number; size: number };
  scale: number;
  /** The same square enlarged by bicubic interpolation. */
  referenceUrl: string | null;
  candidates: CandidateView[];
  error: Failure | null;
}

type CandidateRow = typeof trialCandidates.$inferSelect;

const refusalDetail = z.record(z.string(), z.union([z.string(), z.number()]));

function failureOf(row: { errorCode: string | null; errorDetail: string | null }): Failure | null {
  if (row.errorCode === null) return null;
  const detail = row.errorDetail ? refusalDetail.parse(JSON.parse(row.errorDetail)) : {};
  return { code: row.errorCode, detail };
}

/** Paces that differ by less than this factor are the same: more than that cannot be told from one short run. */
const TELLABLE = 1.2;

/** Paces of the same order made equal, so that equal networks do not seem to differ. Nulls stay. */
export function levelled(paces: readonly (number | null)[]): (number | null)[] {
  const known = paces.flatMap((pace) => pace ?? []).sort((a, b) => a - b);
  const groups: number[][] = [];
  for (const pace of known) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && pace <= group[0] * TELLABLE) group.push(pace);
    else groups.push([pace]);
  }
  return paces.map((pace) => {
    const group = groups.find((one) => pace !== null && one.includes(pace));
    return group ? group.reduce((sum, one) => sum + one, 0) / group.length : null;
  });
}

/** Share of a task's time that a trial measures, as in `STAGE_START` of the pipeline; publishing takes the rest. */
const MEASURED_SHARE = 0.9;

function candidateView(row: CandidateRow, wholeMs: number | null): CandidateView {
  const { network, style, noise, status, modelId, mediaId } = row;
  return {
    network,
    style,
    noise,
    status,
    modelId,
    url: mediaId ? mediaUrl(mediaId) : null,
    wholeMs,
    error: failureOf(row),
  };
}

/** A trial of this owner; throws `Refusal` `notFound` for others' and unknown ones alike. */
export function getTrial({ db, actor }: Pick<ActorContext, 'db' | 'actor'>, id: string): TrialView {
  const found = db
    .select({ trial: trials, width: mediaObjects.width, height: mediaObjects.height })
    .from(trials)
    .innerJoin(mediaObjects, eq(mediaObjects.id, trials.inputId))
    .where(and(eq(trials.id, id), eq(trials.owner, actor.owner)))
    .get();
  if (!found) throw new Refusal('notFound', 'notFound');
  const { trial } = found;
  const rows = db
    .select()
    .from(trialCandidates)
    .where(eq(trialCandidates.trialId, id))
    .orderBy(asc(trialCandidates.place))
    .all();
  const pixels = (found.width ?? 0) * (found.height ?? 0);
  const wholeMs = levelled(rows.map(({ msPerPixel }) => msPerPixel)).map((pace) =>
    pace === null ? null : Math.round((pace * pixels) / MEASURED_SHARE),
  );
  return {
    id,
    status: trial.status,
    rect: { left: trial.left, top: trial.top, size: trial.size },
    scale: trial.scale,
    referenceUrl: trial.referenceId ? mediaUrl(trial.referenceId) : null,
    candidates: rows.map((row, at) => candidateView(row, wholeMs[at] ?? null)),
    error: failureOf(trial),
  };
}
