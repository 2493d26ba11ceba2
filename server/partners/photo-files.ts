/** Addresses of a photograph's files, as document 002 prints them, and back from an address to the file. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { and, eq, gt, isNull, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable } from '@/server/db/client';
import { partnerPhotos, partners } from '@/server/db/schema/partners';
import { tasks } from '@/server/db/schema/tasks';
import { operations, type Background } from '@/server/enhance/operations';
import { getOwnedObject, type MediaObject } from '@/server/media/objects';
import { partnerOwner } from './owner';

export type PhotoRow = typeof partnerPhotos.$inferSelect;

/** 128 random bits in hex: what makes an address unguessable. */
export function newFileName(): string {
  return randomBytes(16).toString('hex');
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/tiff': 'tif',
};
const endingOf = ({ mime }: Pick<MediaObject, 'mime'>) => ENDINGS[mime] ?? 'jpg';

/** The background colours that the document has names for. */
const COLOUR_NAMES: Readonly<Record<string, string>> = {
  '235,51,35': 'red',
  '85,142,213': 'blue',
  '255,255,255': 'white',
};

function backgroundName(background: Background): string {
  if (background.type === 'transparent') return 'cutout';
  if (background.type === 'gradient') return 'grey';
  return COLOUR_NAMES[background.rgb.join()] ?? 'colour';
}

/** What was done, in a word for the file's name: the background's colour, or else the last operation. */
function variantOf(operationsJson: string): string {
  const last = operations.parse(JSON.parse(operationsJson)).at(-1);
  if (!last) return 'copy';
  if (last.kind === 'bg') return backgroundName(last.background);
  return last.kind === 'upscale' ? 'sr' : last.kind;
}

export function inputPath({ inputName }: PhotoRow, source: MediaObject): string {
  return `/api/toc/download/input/${inputName}.${endingOf(source)}`;
}

export function watermarkPath({ shownName }: PhotoRow, file: MediaObject): string {
  return `/api/toc/download/output/wmk_${shownName}.${endingOf(file)}`;
}

export function iconPath({ shownName }: PhotoRow, file: MediaObject): string {
  return `/api/toc/download/output/icon_${shownName}.${endingOf(file)}`;
}

export function resultPath(
  code: string,
  resultName: string,
  { operations: done }: { operations: string },
  file: MediaObject,
): string {
  return `/api/${code}/download/res_${variantOf(done)}_${resultName}.${endingOf(file)}`;
}

const name = z.string().regex(/^[0-9a-f]{32}$/);

/** What an address asks for; its ending is for people. */
export type WantedFile =
  { kind: 'input' | 'output'; file: string } | { kind: 'result'; code: string; file: string };

interface Place {
  where: SQL[];
  pick: 'input' | 'watermark' | 'icon' | 'result';
}

function placeOf(wanted: WantedFile): Place | null {
  const stem = path.parse(wanted.file).name;
  if (wanted.kind === 'result') {
    const result = name.safeParse(/^res_[a-z]+_(.+)$/.exec(stem)?.[1]);
    if (!result.success) return null;
    const own = eq(partnerPhotos.resultName, result.data);
    return { where: [own, eq(partners.code, wanted.code)], pick: 'result' };
  }
  if (wanted.kind === 'input') {
    const own = name.safeParse(stem);
    return own.success ? { where: [eq(partnerPhotos.inputName, own.data)], pick: 'input' } : null;
  }
  const [, which, own] = /^(wmk|icon)_(.+)$/.exec(stem) ?? [];
  const shown = name.safeParse(own);
  if (!shown.success) return null;
  return {
    where: [eq(partnerPhotos.shownName, shown.data)],
    pick: which === 'wmk' ? 'watermark' : 'icon',
  };
}

/** The stored file behind an address; null for unknown ones, and for all of them once the hour is over. */
export function fileAt(db: Queryable, wanted: WantedFile, now: number): MediaObject | null {
  const place = placeOf(wanted);
  if (!place) return null;
  const found = db
    .select({ photo: partnerPhotos, task: tasks })
    .from(partnerPhotos)
    .innerJoin(tasks, eq(tasks.id, partnerPhotos.taskId))
    .innerJoin(partners, eq(partners.id, partnerPhotos.partnerId))
    .where(and(...place.where, gt(partnerPhotos.expiresAt, now), isNull(partnerPhotos.removedAt)))
    .get();
  if (!found) return null;
  const { photo, task } = found;
  const id = {
    input: task.inputId,
    watermark: photo.watermarkId,
    icon: photo.iconId,
    result: task.resultId,
  }[place.pick];
  return id === null ? null : getOwnedObject(db, partnerOwner(photo.partnerId), id, now);
}
