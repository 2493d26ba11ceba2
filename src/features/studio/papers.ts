/** Sheets that people print on. */
import { millimetres } from '@/src/lib/size-words';
import { ratioOf, type Size } from '@/src/lib/size-ratio';

export interface Paper {
  id: string;
  /** Null for sheets that are called by their size. */
  name: string | null;
  shortMm: number;
  longMm: number;
}

export const PAPERS: readonly Paper[] = [
  { id: '10x15', name: null, shortMm: 100, longMm: 150 },
  { id: '13x18', name: null, shortMm: 130, longMm: 180 },
  { id: 'a5', name: 'A5', shortMm: 148, longMm: 210 },
  { id: 'a4', name: 'A4', shortMm: 210, longMm: 297 },
  { id: 'a3', name: 'A3', shortMm: 297, longMm: 420 },
];

export const DENSITIES = [150, 200, 300] as const;

/** How a sheet lies under a picture. */
export interface Sheet {
  longMm: number;
  shortMm: number;
  dpi: number;
}

export function paperOf({ longMm, shortMm }: Omit<Sheet, 'dpi'>): Paper | undefined {
  return PAPERS.find((paper) => paper.longMm === longMm && paper.shortMm === shortMm);
}

/** The smallest sheet, printed finely, for which this picture wants enlarging. */
export function firstSheet(picture: Size | null): Sheet {
  const sheets = PAPERS.map(({ longMm, shortMm }) => ({ longMm, shortMm, dpi: 300 }));
  const wanting = picture && sheets.find((sheet) => ratioOf({ by: 'print', ...sheet }, picture) > 1);
  return wanting ?? sheets[0] ?? { longMm: 150, shortMm: 100, dpi: 300 };
}

/** How many mm of a covering print stand over the edge of its sheet, on the side where it is more. */
export function overhang({ width, height }: Size, { longMm, shortMm, dpi }: Sheet): number {
  const beyond = (px: number, mm: number) => millimetres(px, dpi) - mm;
  return Math.max(beyond(Math.max(width, height), longMm), beyond(Math.min(width, height), shortMm));
}
