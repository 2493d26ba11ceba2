/**
 * `lng_dict` of document 000: 127 keys, each in nine languages. The texts are our own, one file a language; what
 * plans allow is filled in from the plans themselves.
 */
import { z } from 'zod';
import { PLAN_LIMITS, type Plan } from '@/server/billing/plans';
import ar from './ar.json';
import de from './de.json';
import en from './en.json';
import id from './id.json';
import jp from './jp.json';
import ru from './ru.json';
import tr from './tr.json';
import tw from './tw.json';
import zh from './zh.json';

/** By the names that the document's clients use: `jp` is Japanese, `tw` Chinese in traditional characters. */
export const LANGUAGES = ['tr', 'zh', 'id', 'de', 'ru', 'en', 'jp', 'tw', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

const text = z.string().min(1);
const texts = z.object({
  words: z.record(z.string(), text),
  /** Heads of the columns of the history. */
  logHead: z.array(text).length(4),
  ads: z.array(text).min(1),
  api: z.array(text).min(1),
  /** Questions with their answers. */
  faq: z.array(z.tuple([text, text])).min(1),
  /** What a plan allows, with placeholders. */
  planLines: z.array(text).min(1),
});
type Texts = z.output<typeof texts>;

const FILES: Readonly<Record<Language, unknown>> = { tr, zh, id, de, ru, en, jp, tw, ar };
const PLANS_SHOWN: readonly Plan[] = ['free', 'basic', 'std', 'pro'];
const MEGABYTE = 1024 * 1024;

/** A text, a list of texts, or a list of lists: nothing else, and never null. */
export const phrase = z.union([text, z.array(text).min(1), z.array(z.array(text).min(2)).min(1)]);
export type Phrase = z.output<typeof phrase>;
export const lngDict = z.record(z.string(), z.record(z.enum(LANGUAGES), phrase));
export type LngDict = z.output<typeof lngDict>;

function word({ words }: Texts, key: string): string {
  const found = words[key];
  if (found === undefined) throw new Error(`a language has no text for ${key}`);
  return found;
}

/** A plan as clients list it: its name, then what it allows. */
function planLines(language: Texts, plan: Plan): string[] {
  const { monthly, bytes, side, scale, parallel } = PLAN_LIMITS[plan];
  const values: Record<string, number> = { monthly, mb: bytes / MEGABYTE, side, scale, parallel };
  const fill = (line: string) => line.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  return [word(language, plan), ...language.planLines.map(fill)];
}

/** The keys that are lists, made of a language's texts. */
const LISTS: Readonly<Record<string, (language: Texts) => Phrase>> = {
  version: (language) => PLANS_SHOWN.map((plan) => word(language, plan)),
  user_pass: (language) => [word(language, 'username'), word(language, 'password')],
  log_head: ({ logHead }) => logHead,
  ads: ({ ads }) => ads,
  api_more: ({ api }) => api,
  func: (language) => PLANS_SHOWN.map((plan) => planLines(language, plan)),
  ios_func: (language) => PLANS_SHOWN.map((plan) => planLines(language, plan)),
  faq_more: ({ faq }) => faq,
};

/** Puts the dictionary together; throws when a language misses a text that another one has. */
export function buildDictionary(): LngDict {
  const languages = LANGUAGES.map((code) => [code, texts.parse(FILES[code])] as const);
  const keys = new Set(languages.flatMap(([, { words }]) => Object.keys(words)));
  const entry = (read: (language: Texts) => Phrase) =>
    Object.fromEntries(languages.map(([code, language]) => [code, read(language)]));
  return lngDict.parse({
    ...Object.fromEntries([...keys].map((key) => [key, entry((language) => word(language, key))])),
    ...Object.fromEntries(Object.entries(LISTS).map(([key, read]) => [key, entry(read)])),
  });
}
