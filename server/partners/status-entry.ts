/** A photograph as document 002 prints it: for those who ask, and for those who are told. */
import type { Queryable } from '@/server/db/client';
import type { OperationKind } from '@/server/enhance/operations';
import { getOwnedObject, type MediaObject } from '@/server/media/objects';
import { partnerOwner } from './owner';
import { iconPath, inputPath, watermarkPath } from './photo-files';
import { phaseOf, type Photo, type PhotoPhase } from './photos';

/** The document's task codes with their texts. */
export const TASK_STATES = {
  2001: '任务正在队列中等待处理',
  2002: '任务处理完成',
  2003: '图像超分中',
  2004: '图像换底色中',
  2005: '图像抠图中',
  2006: '图像划痕修复中',
  2007: '图像去雾化中',
  2008: '图像修复中',
  2009: '图像上色中',
  2010: '任务失败',
} as const;
export type TaskCode = keyof typeof TASK_STATES;

export interface StatusEntry {
  mdf: string;
  /** 0 being processed, 1 success, 2 failure. */
  code: 0 | 1 | 2;
  task: TaskCode;
  state: string;
  src_url: string;
  wmk_url: string;
  icon_url: string;
  /** `1080x1366px 146KB`, of the file that is handed out. */
  res_size: string;
}

const CODES: Readonly<Record<Exclude<OperationKind, 'bg'>, TaskCode>> = {
  scratch: 2006,
  defogging: 2007,
  repair: 2008,
  colour: 2009,
  upscale: 2003,
};
/** Cutting out is the work; what follows is putting the new background behind it. */
const CUT_OUT = 0.85;

const isPlain = (operation: string): operation is keyof typeof CODES => operation in CODES;

/** What a phase is called in the document. */
export function taskCodeOf(phase: PhotoPhase): TaskCode {
  if (phase.phase !== 'working') return { waiting: 2001, done: 2002, failed: 2010 }[phase.phase] as TaskCode;
  if (phase.operation === 'bg') return phase.share < CUT_OUT ? 2005 : 2004;
  return phase.operation !== null && isPlain(phase.operation) ? CODES[phase.operation] : 2001;
}

const KILOBYTE = 1024;

export function sizeText({ width, height, bytes }: Pick<MediaObject, 'width' | 'height' | 'bytes'>): string {
  return `${width ?? 0}x${height ?? 0}px ${Math.max(1, Math.round(bytes / KILOBYTE))}KB`;
}

function fileEntries(db: Queryable, { photo, task }: Photo, origin: string, now: number) {
  const owner = partnerOwner(photo.partnerId);
  const file = (id: string | null) => getOwnedObject(db, owner, id ?? '', now);
  return {
    src_url: origin + inputPath(photo, file(task.inputId)),
    wmk_url: origin + watermarkPath(photo, file(photo.watermarkId)),
    icon_url: origin + iconPath(photo, file(photo.iconId)),
    res_size: sizeText(file(task.resultId)),
  };
}

/** Clients take any address for the sign that all is done: before, there is none. */
const NO_FILES = { src_url: '', wmk_url: '', icon_url: '', res_size: '' };

/** `now` within the photograph's hour. */
export function statusEntry(db: Queryable, photo: Photo, origin: string, now: number): StatusEntry {
  const phase = phaseOf(db, photo);
  const task = taskCodeOf(phase);
  const code = task === 2002 ? 1 : task === 2010 ? 2 : 0;
  const files = code === 1 ? fileEntries(db, photo, origin, now) : NO_FILES;
  return { mdf: photo.task.fid ?? '', code, task, state: TASK_STATES[task], ...files };
}
