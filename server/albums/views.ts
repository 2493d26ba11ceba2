/** What pages receive of albums and works: plain values and addresses of our own. Moments are ms since the epoch. */
import type { MatteName } from '@/server/films/render/frames/mattes';
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
  /** Names of the pictures that it is made without, because they cannot be read. */
  leftOut: string[];
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

/** Music that its owner has brought along. */
export interface MusicView {
  mediaId: string;
  name: string;
  /** For its owner only. */
  url: string;
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
  music: MusicView | null;
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

/** Shares of the whole. */
export interface RectView {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** How one shot gives way to the next; colours as `rgb()`. */
export type WayView =
  | { kind: 'fade' }
  | { kind: 'dip'; colour: string }
  | { kind: 'matte'; matte: MatteName; softness: number }
  | { kind: 'page'; from: 'right' | 'below' }
  | { kind: 'leak'; colour: string };

/** When each place of the frame changes: base64 of width × height levels, 0 first. */
export interface MatteView {
  width: number;
  height: number;
  levels: string;
}

/** A shot of a film; moments in seconds of the film. */
export interface ShotView {
  kind: 'card' | 'picture';
  from: number;
  until: number;
  /** Of the way into it and out of it. */
  enter: number;
  leave: number;
  way: WayView | null;
  /** The small copy of its picture; of a card the one near it. */
  url: string;
  around: 'nothing' | 'paper' | 'blur';
  /** Of the frame; null for cards. */
  window: RectView | null;
  /** Of the picture, evenly spread over the shot. */
  views: RectView[];
  /** Clauses. */
  verse: string[];
  caption: string;
}

interface LettersView {
  colour: string;
  /** Darkness 0..1 behind letters that stand on pictures. */
  shadow: number;
}

/** The first seconds of a film, to be played in the editor. Lengths without another word are shares of the short side. */
export interface StoryboardView {
  template: string;
  /** px of the film. */
  width: number;
  height: number;
  seconds: number;
  shots: ShotView[];
  mount: { side: number; bottom: number; ground: string; line: string | null };
  grade: { saturation: number; brightness: number; tint: string | null };
  verse: LettersView & { place: TemplateView['verse']['place']; size: number };
  caption: LettersView;
  card: LettersView & {
    ground: 'paper' | 'blur';
    paper: string;
    layout: 'vertical' | 'centre' | 'corner';
    accent: string;
  };
  words: { title: string; subtitle: string; date: string; place: string };
  /** From which the film comes. */
  fade: string;
  particles: {
    count: number;
    colour: string;
    radius: [number, number];
    fall: number;
    wind: number;
    sway: number;
    opacity: number;
    pulse: number;
  } | null;
  mattes: Record<string, MatteView>;
}
