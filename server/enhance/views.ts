/** What the pages receive about tasks: plain values, addresses of our own media route, and translation keys. */
import type { RefusalDetail } from '@/server/platform/errors';
import type { Operation, OperationKind, ResultEncoding, ResultFormat } from './operations';
import type { StepFacts } from './operations/facts';

/** A picture on our media route; width and height in pixels as displayed. */
export interface PictureView {
  mediaId: string;
  url: string;
  width: number;
  height: number;
  bytes: number;
}

/** One operation of a task, in the order in which they are done. */
export interface StepView {
  kind: OperationKind;
  /** `skipped`: the picture did not need it. */
  status: 'waiting' | 'running' | 'done' | 'skipped';
  /** 0..1 of this step. */
  progress: number;
  /** What it took. */
  ms: number | null;
  /** The picture after this step, ≤ 2048 px. */
  previewUrl: string | null;
  facts: StepFacts;
}

export interface TaskView {
  id: string;
  status: 'new' | 'process' | 'success' | 'error' | 'cancelled';
  stage: 'waiting' | 'probe' | 'restore' | 'enlarge' | 'publish' | 'done';
  /** 0..1 over the whole task. */
  progress: number;
  /** Milliseconds still needed; null while unknown. */
  remainingMs: number | null;
  /** A waiting task that is held back until resumed. */
  paused: boolean;
  /** Order among the owner's waiting tasks, smaller first; null unless waiting. */
  position: number | null;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  source: PictureView & { name: string };
  operations: Operation[];
  /** How far each operation is; index is the `ordinal` of `enhance.useStep`. */
  steps: StepView[];
  /** The operation at work now. */
  step: OperationKind | null;
  /** The step whose picture is the result: the last one unless its owner went back; null where there are none. */
  usedStep: number | null;
  /** The step whose picture is just becoming the result. */
  wantedStep: number | null;
  output: ResultEncoding;
  result: (PictureView & { name: string; downloadUrl: string; format: ResultFormat }) | null;
  /** Pictures for the screen, ≤ 2048 px: the result, the source at the same size, and 320 px for lists. */
  preview: {
    /** The picture `after`, for sharing it. */
    mediaId: string;
    before: string;
    after: string;
    thumbnail: string;
    width: number;
    height: number;
    /** The most detailed place, as shares 0..1 of width and height: where the lens starts. */
    focus: { x: number; y: number };
  } | null;
  /** Base of `?of=before|after&x&y&size`: crops for the lens, in pixels of the result. */
  regionUrl: string | null;
  error: { code: string; detail: RefusalDetail } | null;
  /** Keys of `notices.*`. */
  notices: string[];
}

export interface ExportView {
  id: string;
  taskId: string;
  format: ResultFormat;
  quality: number;
  status: 'new' | 'success' | 'error';
  bytes: number | null;
  downloadUrl: string | null;
  errorCode: string | null;
}

/** What the upload's completion tells the page about a stored picture, or why it was refused. */
export type UploadOutcome =
  | {
      ok: true;
      mediaId: string;
      url: string;
      name: string;
      width: number;
      height: number;
      bytes: number;
      /** Keys of `notices.*`, e.g. `firstPageOnly`. */
      notices: string[];
      /** Defaults chosen from the picture itself. */
      suggestion: { scale: 2 | 4; style: 'photo' | 'art'; noise: number; format: ResultFormat };
    }
  | { ok: false; code: string; detail: RefusalDetail };
