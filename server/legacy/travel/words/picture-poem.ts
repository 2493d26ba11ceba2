/** 003-51: a quatrain on what a picture shows: names and values from the client's own recogniser, or ours. */
import { askWorker } from '@/server/inference/rpc/ask';
import { Refusal } from '@/server/platform/errors';
import { composeVerse } from '@/server/poetry/service';
import { thingCalled, thingNamed } from '@/server/poetry/things';
import { recogniseWeather, tagPicture } from '@/server/vision/procedures';
import type { Handler } from '../call';
import { IMAGE_LIMIT, spent } from '../models/picture';
import { BAD_PARAMETER } from '../refusals';
import { FETCHED, ok, refused } from '../replies';
import { mannerOf } from './manner';
import { formPage } from './test-form';

const MISSING = '缺少types或values或image';
/** Names below the first one count from here on. */
const ENOUGH = 0.1;
const NAMES = 3;
/** Where nothing that was seen has a name in verse. */
const ANYTHING = '山水';
const WEATHER_WORDS: Readonly<Record<string, string>> = {
  sunny: '晴',
  rainy: '雨',
  snow: '雪',
  cloudy: '云',
};

interface Seen {
  /** English or Chinese. */
  name: string;
  value: number;
}

export const picturePoemForm: Handler = async () =>
  formPage('图片生成诗词', '/api/img2poem', [
    { name: 'image', label: 'image', type: 'file' },
    { name: 'keyword', label: 'keyword' },
    { name: 'types', label: 'types（逗号分隔）' },
    { name: 'values', label: 'values（逗号分隔）' },
  ]);

/** Null where both are there and do not belong together. */
function pairs(types: string, values: string): Seen[] | null {
  const names = types.split(/[,，]/);
  const numbers = values.split(/[,，]/).map((text) => (text.trim() === '' ? NaN : Number(text)));
  if (names.length !== numbers.length || !numbers.every(Number.isFinite)) return null;
  return names.map((name, i) => ({ name: name.trim(), value: numbers[i] ?? 0 }));
}

/** Chinese names, the surest first. */
function chineseNames(seen: readonly Seen[]): string[] {
  const sure = [...seen]
    .sort((a, b) => b.value - a.value)
    .filter(({ value }, i) => i === 0 || value > ENOUGH)
    .slice(0, NAMES);
  return sure.flatMap(({ name }) => {
    const thing = thingNamed(name) ?? thingCalled(name);
    if (thing) return [thing.zh];
    return /^\p{Script=Han}+$/u.test(name) ? [name] : [];
  });
}

/** Nothing while there is no network for it: verse can do without. */
async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'modelMissing') return undefined;
    throw error;
  });
}

async function weatherIn(picture: string, signal: AbortSignal): Promise<string | undefined> {
  const seen = await unlessMissing(askWorker(recogniseWeather, { picture }, { signal }));
  return WEATHER_WORDS[seen?.classes[seen.likeliest]?.id ?? ''];
}

async function tagsIn(picture: string, signal: AbortSignal): Promise<Seen[] | undefined> {
  const tags = await unlessMissing(askWorker(tagPicture, { picture, limit: NAMES }, { signal }));
  return tags?.map(({ zh, probability }) => ({ name: zh, value: probability }));
}

export const picturePoem: Handler = async (call) => {
  const { address, signal } = call;
  const tooMany = await spent('see', address);
  if (tooMany) return tooMany;
  const fields = await call.form({ field: 'image', limit: IMAGE_LIMIT });
  const [types, values, keyword] = ['types', 'values', 'keyword'].map((name) => fields.text(name)?.trim());
  const { file } = fields;
  if (!file && !(types && values && keyword)) return refused(MISSING);
  const manner = mannerOf(fields, call);
  const given = types && values ? pairs(types, values) : undefined;
  if (!manner || given === null) return refused(BAD_PARAMETER);
  const seen = given ?? (file ? await tagsIn(file, signal) : undefined);
  if (!seen) return refused(MISSING);
  const first = keyword ?? (file ? await weatherIn(file, signal) : undefined);
  const keywords = [...new Set([...(first ? [first] : []), ...chineseNames(seen)])].join(' ');
  const compose = (words: string) => composeVerse({ ...manner, keyword: words, count: 1 }, { signal });
  const { poems } = await compose(keywords || ANYTHING).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'keywordUnknown' && !keyword) return compose(ANYTHING);
    throw error;
  });
  return ok(FETCHED, { poem: poems[0]?.lines.join('\n'), keywords });
};
