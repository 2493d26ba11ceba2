/** What readers receive: plain values and addresses of our own. Moments are ms since the epoch. */
import type { NOTIFICATION_KINDS } from '@/server/db/schema/community';
import type { SharedPicture } from '@/server/media/share';

/** Part of a list; `nextCursor` asks for what follows, null at the end. */
export interface Page<T, Cursor = number> {
  items: T[];
  nextCursor: Cursor | null;
}

export interface AuthorView {
  /** The person's number. */
  uid: number;
  name: string;
  /** Whoever deleted their account; the page says so in the reader's language. */
  former: boolean;
  /** 0 not said, 1 male, 2 female. */
  gender: number;
  /** For the web: changes with the picture. */
  avatar: string;
  /** For the documented APIs: a JPEG under an address that stays. */
  avatarPath: string;
}

export interface PostPictureView extends SharedPicture {
  /** What a screen reader says; may be empty. */
  alt: string;
}

export interface PostView {
  id: number;
  author: AuthorView;
  title: string;
  /** The `type` of document 003. */
  type: number | null;
  /** Whole where one post is read; in lists the beginning (or, in a search, the part around what was found). */
  text: string;
  /** Whether `text` is less than all. */
  textCut: boolean;
  pictures: PostPictureView[];
  likeCount: number;
  commentCount: number;
  viewCount: number;
  likedByMe: boolean;
  mine: boolean;
  /** No more comments and likes. */
  locked: boolean;
  /** Taken out of sight by an admin; its author still reads it. */
  hidden: boolean;
  createdAt: number;
  editedAt: number | null;
}

export interface CommentView {
  id: number;
  author: AuthorView;
  text: string;
  likeCount: number;
  likedByMe: boolean;
  mine: boolean;
  createdAt: number;
  /** What is answered; `author` and `text` (its beginning) are null when that comment is not to be seen any more. */
  replyTo: { id: number; author: AuthorView | null; text: string | null } | null;
}

export interface PersonView extends AuthorView {
  intro: string;
  createdAt: number;
  postCount: number;
  followerCount: number;
  followingCount: number;
  followedByMe: boolean;
  /** Neither sees what the other writes, whoever of the two blocked. */
  blockedByMe: boolean;
  blocked: boolean;
  me: boolean;
}

/** What a notification is about; null when it is gone. */
export type NotificationTarget =
  | { kind: 'post'; postId: number; title: string }
  | { kind: 'work'; work: 'movie' | 'photo'; workId: number; title: string }
  | {
      kind: 'comment';
      commentId: number;
      /** What it stands below. */
      subject: 'post' | 'movie' | 'photo';
      subjectId: number;
      title: string;
      text: string;
    }
  | { kind: 'person'; uid: number };

export interface NotificationView {
  /** The number of the latest event of the group. */
  id: number;
  kind: (typeof NOTIFICATION_KINDS)[number];
  /** The latest three at most; nobody when the house itself speaks. */
  actors: AuthorView[];
  /** How many different people did it. */
  actorCount: number;
  target: NotificationTarget | null;
  createdAt: number;
  read: boolean;
}

export interface DraftView {
  /** 0: a new post. */
  postId: number;
  title: string;
  text: string;
  /** Pictures that are still there; width and height in px. */
  pictures: { mediaId: string; alt: string; url: string; width: number; height: number }[];
  updatedAt: number;
}
