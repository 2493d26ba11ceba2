/** Posts, comments and names made of words: the same seed writes the same. */
import type { Random } from '@/scripts/samples/core/random';
import {
  ADVICE,
  FEELINGS,
  FOODS,
  GEAR,
  GIVEN,
  PLACES,
  REMARKS,
  SIGHTS,
  SURNAMES,
  TIMES,
  TITLES,
} from './words';

export function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** Two or three characters; not unique. */
export function personName(random: Random): string {
  const given = random() < 0.3 ? pick(random, GIVEN) : pick(random, GIVEN) + pick(random, GIVEN);
  return pick(random, SURNAMES) + given;
}

export function postTitle(random: Random): string {
  const place = pick(random, PLACES);
  const title = pick(random, TITLES);
  switch (Math.floor(random() * 4)) {
    case 0:
      return `${title}${place}`;
    case 1:
      return `${place}，${pick(random, SIGHTS)}`;
    case 2:
      return `${title}｜${place}${pick(random, TIMES)}`;
    default:
      return `${pick(random, TIMES)}的${place}`;
  }
}

const SENTENCES: ((random: Random) => string)[] = [
  (r) => `${pick(r, TIMES)}到了${pick(r, PLACES)}，${pick(r, SIGHTS)}。`,
  (r) => `${pick(r, SIGHTS)}，${pick(r, FEELINGS)}。`,
  (r) => `${pick(r, GEAR)}。`,
  (r) => `${pick(r, ADVICE)}。`,
  (r) => `下山以后吃了${pick(r, FOODS)}，${pick(r, FEELINGS)}。`,
  (r) => `从${pick(r, PLACES)}过来大概${2 + Math.floor(r() * 9)}个小时，${pick(r, ADVICE)}。`,
  (r) => `${1 + Math.floor(r() * 12)}月${1 + Math.floor(r() * 28)}日，${pick(r, SIGHTS)}。`,
];

/** Two to five sentences, 30 to 200 characters. */
export function postText(random: Random): string {
  const sentences = 2 + Math.floor(random() * 4);
  return Array.from({ length: sentences }, () => pick(random, SENTENCES)(random)).join('');
}

export function commentText(random: Random): string {
  const remark = pick(random, REMARKS);
  const kind = random();
  if (kind < 0.5) return remark;
  return kind < 0.75 ? `${remark}，${pick(random, FEELINGS)}` : `${pick(random, PLACES)}我也去过，${remark}`;
}

const ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id in the form of `newId`, out of the seed. */
export function seededId(random: Random): string {
  return Array.from({ length: 21 }, () => ID_ALPHABET[Math.floor(random() * 32)]).join('');
}
