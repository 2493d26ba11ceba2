/** What a sample picture is of: it decides which operations the studio suggests. */
export type SampleKind = 'photo' | 'art' | 'old' | 'text';

/** One entry of `public/samples/samples.json`; paths are as the browser asks for them, sizes of `full` in pixels. */
export interface Sample {
  readonly id: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly kind: SampleKind;
  readonly full: string;
  /** A shrunken copy to enlarge, for the three pictures that the studio offers; null for the others. */
  readonly small: string | null;
  /** WebP, 320 px wide. */
  readonly thumbnail: string;
  readonly width: number;
  readonly height: number;
}

/** Names shown under the pictures. */
export const TITLES = {
  'still-life': { en: 'Plum blossom and persimmons', zh: '梅与柿' },
  'landscape-dawn': { en: 'Li River, dawn', zh: '漓江·晓' },
  'landscape-noon': { en: 'Li River, noon', zh: '漓江·午' },
  'landscape-dusk': { en: 'Li River, dusk', zh: '漓江·暮' },
  'landscape-night': { en: 'Li River, night', zh: '漓江·夜' },
  'line-art': { en: 'Cat on a garden wall', zh: '墙头猫' },
  'old-photo': { en: 'An old print of the river', zh: '旧影' },
  'page-of-text': { en: 'A page on the dark room', zh: '书页' },
} as const;

export type SampleId = keyof typeof TITLES;

/** Where a picture's files go and how it is encoded. */
export interface Recipe {
  readonly id: SampleId;
  readonly kind: SampleKind;
  readonly format: 'jpg' | 'png';
  /** JPEG quality of the full picture, [1, 100]; unused for PNG. */
  readonly quality: number;
  /** Width of the small copy, pixels, or 0 for none. */
  readonly small: number;
}

export const RECIPES: Readonly<Record<SampleId, Recipe>> = {
  'still-life': { id: 'still-life', kind: 'photo', format: 'jpg', quality: 92, small: 640 },
  'landscape-dawn': { id: 'landscape-dawn', kind: 'photo', format: 'jpg', quality: 90, small: 0 },
  'landscape-noon': { id: 'landscape-noon', kind: 'photo', format: 'jpg', quality: 88, small: 0 },
  'landscape-dusk': { id: 'landscape-dusk', kind: 'photo', format: 'jpg', quality: 92, small: 640 },
  'landscape-night': { id: 'landscape-night', kind: 'photo', format: 'jpg', quality: 90, small: 0 },
  'line-art': { id: 'line-art', kind: 'art', format: 'png', quality: 0, small: 640 },
  'old-photo': { id: 'old-photo', kind: 'old', format: 'jpg', quality: 88, small: 0 },
  'page-of-text': { id: 'page-of-text', kind: 'text', format: 'jpg', quality: 86, small: 0 },
};
