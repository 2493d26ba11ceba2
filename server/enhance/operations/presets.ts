/** What to ask for by the kind of picture: networks' strengths, so that partners, the command line and pages agree. */
import { z } from 'zod';
import type { Background, OperationKind, OperationWish, PictureStyle } from '../operations';
import { KINDS } from '../operations';

export const PICTURE_TYPES = ['people', 'cartoon', 'landscape', 'portrait', 'text'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];
/** How many times larger; 0 leaves it to the picture's size. */
export const RATES = [0, 2, 4, 8] as const;
export type Rate = (typeof RATES)[number];
export const pictureType = z.enum(PICTURE_TYPES);
export const rate = z.literal(RATES);

interface Taste {
  /** How readily something counts as a scratch: letters and drawn lines look like some. */
  sensitivity: number;
  haze: number;
  strength: number;
  tone: boolean;
  faces: boolean;
  saturation: number;
  style: PictureStyle;
}

const TASTES: Readonly<Record<PictureType, Taste>> = {
  people: {
    sensitivity: 0.5,
    haze: 0.7,
    strength: 0.7,
    tone: true,
    faces: true,
    saturation: 1,
    style: 'photo',
  },
  portrait: {
    sensitivity: 0.5,
    haze: 0.6,
    strength: 0.6,
    tone: true,
    faces: true,
    saturation: 0.95,
    style: 'photo',
  },
  landscape: {
    sensitivity: 0.45,
    haze: 0.8,
    strength: 0.6,
    tone: true,
    faces: false,
    saturation: 1.1,
    style: 'photo',
  },
  cartoon: {
    sensitivity: 0.3,
    haze: 0.6,
    strength: 0.7,
    tone: false,
    faces: false,
    saturation: 1.1,
    style: 'art',
  },
  text: {
    sensitivity: 0.25,
    haze: 0.6,
    strength: 0.8,
    tone: true,
    faces: false,
    saturation: 0.8,
    style: 'art',
  },
};

export interface RestorationAsked {
  steps: readonly OperationKind[];
  type: PictureType;
  rate?: Rate | undefined;
  background?: Background | undefined;
  /** Dots per inch for a picture with a new background. */
  dpi?: number | undefined;
}

function wish(kind: OperationKind, asked: RestorationAsked): OperationWish {
  const { sensitivity, haze, strength, tone, faces, saturation, style } = TASTES[asked.type];
  const { rate = 0, background = { type: 'transparent' }, dpi } = asked;
  switch (kind) {
    case 'scratch':
      return { kind, sensitivity };
    case 'defogging':
      return { kind, strength: haze };
    case 'repair':
      return { kind, strength, tone, faces: { restore: faces, skip: [] } };
    case 'colour':
      return { kind, saturation };
    case 'upscale': {
      // What `repair` has cleaned needs no cleaning again.
      const noise = asked.steps.includes('repair') ? -1 : 1;
      return { kind, style, noise, size: rate === 0 ? { by: 'auto' } : { by: 'factor', factor: rate } };
    }
    case 'bg':
      return { kind, background, ...(dpi === undefined ? {} : { density: dpi }) };
  }
}

/** What to ask for, in the order in which it will be done; steps named twice count once. */
export function restorationWishes(asked: RestorationAsked): OperationWish[] {
  return KINDS.filter((kind) => asked.steps.includes(kind)).map((kind) => wish(kind, asked));
}
