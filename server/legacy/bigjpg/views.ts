/** Tasks as document 000 prints them. */
import { wishOf } from '@/server/enhance/by-fid';
import type { ResultFormat, UpscaleOperation } from '@/server/enhance/operations';
import type { TaskRow } from '@/server/enhance/queries';
import type { MediaObject } from '@/server/media/objects';
import { mediaUrl } from '@/server/media/urls';
import { readStoredConf } from './conf';

const EXTENSION: Readonly<Record<ResultFormat, string>> = {
  png: 'png',
  jpeg: 'jpg',
  webp: 'webp',
  tiff: 'tif',
};

/** `YYYY-MM-DD HH:mm:ss` on the clock of a time zone; `moment` in ms. */
export function localTime(moment: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
    moment,
  );
}

/** The document has four states: what was called off is no success. */
export function stateOf({ status }: TaskRow): 'new' | 'process' | 'success' | 'error' {
  return status === 'cancelled' ? 'error' : status;
}

/** 1 for ×2 … 4 for ×16; sizes in between count as the next larger one. */
function x2Of({ scale }: UpscaleOperation): number {
  return Math.ceil(Math.log2(scale));
}

/** The address of a result, in the form that the document's server used; it ends in no query. */
export function outputUrl(task: TaskRow, origin: string): string | null {
  if (task.status !== 'success' || task.fid === null) return null;
  const { operation, output } = wishOf(task);
  const { noise, style } = operation;
  const name = [task.fid, x2Of(operation), noise, style].join('_');
  return `${origin}/media/enlarged/${name}.${EXTENSION[output.format]}`;
}

/** What a client of this document would have asked for to get what the web asked for. */
function confOf(task: TaskRow, source: MediaObject | null, origin: string): Record<string, unknown> {
  const { operation } = wishOf(task);
  return {
    x2: x2Of(operation),
    style: operation.style,
    noise: operation.noise,
    file_name: source?.name ?? '',
    files_size: source?.bytes ?? 0,
    file_height: task.inputHeight ?? 0,
    file_width: task.inputWidth ?? 0,
    input: source ? origin + mediaUrl(source.id) : '',
    time: 1,
  };
}

export type LogEntry = [
  conf: Readonly<Record<string, unknown>>,
  output: string,
  created: string,
  status: string,
  fid: string,
];

/** Five elements, no null: clients lose the rest of a row behind one. */
export function logEntry(
  { task, source }: { task: TaskRow; source: MediaObject | null },
  { origin, timeZone }: { origin: string; timeZone: string },
): LogEntry {
  const conf = readStoredConf(task.request) ?? confOf(task, source, origin);
  const created = localTime(task.createdAt, timeZone);
  return [conf, outputUrl(task, origin) ?? '', created, stateOf(task), task.fid ?? ''];
}
