/** What pages receive of albums and works: plain values and addresses of our own. Moments are ms since the epoch. */
import type { AuthorView } from '@/server/forum/views';
import type { AlbumSettings } from './settings';

export type { AlbumSettings };
export type WorkKind = 'movie' | 'photo';

/** Where a work is; `lost`: nobody makes it any more, and it may be started again. */
export type WorkStage =
  | 'open'
  | 'queued'
  | 'reading'
  | 'looking'
  | 'writing'
  | 'arranging'
  | 'rendering'
  | 'done'
  | 'failed'
  | 'lost';

/** px. */
interface Sized {
  url: string;
  width: number;
  height: number;
}

export interface WorkView {
  id: number;
  kind: WorkKind;
  stage: WorkStage;
  /** 0..1 of the whole. */
  progress: number;
  /** Key of `albums.failed.*`; with stage `failed`. */
  failure: string | null;
  /** Asked to stop, and not stopped yet. */
  cancelling: boolean;
  shared: boolean;
  /** 1 to 4. */
  tag: number;
  title: string;
  result: (Sized & { downloadUrl: string }) | null;
  cover: Sized | null;
  /** WebVTT of a film's verse. */
  captionsUrl: string | null;
  createdAt: number;
  finishedAt: number | null;
}

export interface AlbumPictureView {
  id: string;
  name: string;
  /** For its owner only; null while it is not made. */
  thumbnailUrl: string | null;
  /** By the camera's clock, `YYYY-MM-DDTHH:mm:ss`; null where nobody knows. */
  takenAt: string | null;
  placeName: string | null;
  tags: { zh: string; en: string }[];
  /** Key of `errors.*`: it cannot be decoded and is left out of every work. */
  unreadable: string | null;
}

export interface AlbumCardView {
  id: string;
  title: string;
  pictureCount: number;
  /** A finished work's cover, else the first picture. */
  coverUrl: string | null;
  /** Finished ones. */
  films: number;
  longPictures: number;
  /** 0..1 of what is being made; null: nothing. */
  making: number | null;
  updatedAt: number;
}

export interface AlbumView {
  id: string;
  title: string;
  description: string;
  settings: AlbumSettings;
  pictures: AlbumPictureView[];
  /** The latest first. */
  works: WorkView[];
  updatedAt: number;
}

/** A work for everybody. Nothing in it says where on earth a picture was taken. */
export interface SharedWorkView {
  id: number;
  kind: WorkKind;
  title: string;
  description: string;
  tag: number;
  author: AuthorView;
  result: (Sized & { downloadUrl: string }) | null;
  cover: Sized | null;
  captionsUrl: string | null;
  likeCount: number;
  commentCount: number;
  likedByMe: boolean;
  mine: boolean;
  createdAt: number;
}

/** What a template looks like, for a drawing of it; colours as `rgb()`. */
export interface TemplateView {
  name: string;
  /** Widths of the mount as shares of the short side. */
  frame: { top: number; side: number; bottom: number; ground: string; line: string | null };
  saturation: number;
  brightness: number;
  tint: string | null;
  verse: { place: 'aside-right' | 'aside-left' | 'beneath-left' | 'beneath-centre'; colour: string };
}
