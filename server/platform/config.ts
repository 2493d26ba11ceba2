/**
 * The product's environment, read once and validated with zod. The names and defaults are the promise
 * documented in README ("Environment"). A wrong value throws `ConfigError` with one line that names it.
 */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/** One line, meant for the operator who started the process: which variable is wrong, and why. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** An unset variable and an empty one mean the same: compose files and CI write `NAME=`. */
const text = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional();
const url = text.pipe(z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional());
const flag = z
  .enum(['', '0', '1'], { error: 'must be 0 or 1' })
  .default('0')
  .transform((value) => value === '1');
const flagOn = z
  .enum(['', '0', '1'], { error: 'must be 0 or 1' })
  .default('1')
  .transform((value) => value !== '0');
const count = (max: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(max, `must be at most ${max}`);

function priceOf(entry: string): [plan: string, price: string] {
  const at = entry.indexOf('=');
  return [entry.slice(0, at), entry.slice(at + 1).trim()];
}

const cores = availableParallelism();

const variables = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce
    .number({ error: 'must be a port number' })
    .int()
    .min(0, 'must be a port number')
    .max(65_535, 'must be a port number')
    .default(3000),
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  PUBLIC_URL: url,
  DATA_DIR: z.string().trim().min(1).default('./data'),
  AUTH_SECRET: text.pipe(z.string().min(32, 'must have at least 32 characters').optional()),
  SMTP_URL: text.pipe(z.url({ protocol: /^smtps?$/, error: 'must be an smtp(s) address' }).optional()),
  /** `name@host`, or `Name <name@host>`. */
  MAIL_FROM: text.pipe(
    z
      .string()
      .regex(/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, 'must be a mail address')
      .optional(),
  ),
  SMS_WEBHOOK_URL: url,
  LEGACY_NO_CAPTCHA: flag,
  LEGACY_TRAVEL_PROFILE: z.preprocess(
    (value) => value || undefined,
    z.enum(['auto', 'document', 'android'], { error: 'must be auto, document or android' }).default('auto'),
  ),
  /** 0: whatever changes something through document 001 needs an API key or a session. */
  LEGACY_OPEN_001: flagOn,
  /** 1: document 001's passwords and changes are taken by POST only. */
  LEGACY_POST_001: flag,
  /** 1: the storage's callback of document 001 is believed without a signature. */
  LEGACY_UNSIGNED_001: flag,
  QINIU_ACCESS_KEY: text,
  QINIU_SECRET_KEY: text,
  /** Where the bucket is read; with the keys, uploads go to Qiniu itself. */
  QINIU_BUCKET_DOMAIN: url,
  QINIU_BUCKET: z.preprocess((value) => value || undefined, z.string().trim().min(1).default('image')),
  /** The upload host of the bucket's region. */
  QINIU_UP_HOST: z.preprocess(
    (value) => value || undefined,
    z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).default('https://upload.qiniup.com'),
  ),
  /** What each plan costs a month, as people shall read it: `basic=¥30,std=¥60,pro=¥120`. */
  PLAN_PRICES: z
    .string()
    .default('')
    .refine((value) => /^(?:(?:basic|std|pro)=[^=,]{1,40}(?:,|$))*$/.test(value), {
      error: 'must be basic=PRICE,std=PRICE,pro=PRICE',
    })
    .transform((value) => new Map(value.split(',').filter(Boolean).map(priceOf))),
  /** Signs what a payment service reports to /api/pay/webhook; without it nobody is listened to there. */
  PAYMENT_WEBHOOK_SECRET: text.pipe(z.string().min(32, 'must have at least 32 characters').optional()),
  LOG_BASIC_AUTH: text.pipe(
    z
      .string()
      .regex(/^[^:]+:.+$/, 'must be user:password')
      .optional(),
  ),
  FFMPEG_BIN: text,
  UPLOADTHING_TOKEN: text,
  INNGEST_EVENT_KEY: text,
  INNGEST_SIGNING_KEY: text,
  INNGEST_BASE_URL: url,
  INNGEST_DEV: text,
  OUTBOUND_ALLOW_HOSTS: z
    .string()
    .default('')
    .transform((hosts) => hosts.split(/[\s,]+/).filter(Boolean)),
  WORKER_CONCURRENCY: count(64).default(Math.max(1, Math.floor(cores / 2))),
  ORT_THREADS: count(256).default(Math.min(cores, 8)),
  RATE_LIMITS: z
    .enum(['on', 'off'], { error: 'must be on or off' })
    .default('on')
    .transform((value) => value === 'on'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  LOG_SQL: flag,
});

const environment = variables
  .refine(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM, {
    path: ['MAIL_FROM'],
    error: 'must be set with SMTP_URL: who the mails are from',
  })
  .refine(({ QINIU_ACCESS_KEY, QINIU_SECRET_KEY }) => !QINIU_ACCESS_KEY === !QINIU_SECRET_KEY, {
    path: ['QINIU_SECRET_KEY'],
    error: 'must be set with QINIU_ACCESS_KEY, and neither alone',
  })
  .refine(({ QINIU_BUCKET_DOMAIN, QINIU_ACCESS_KEY }) => !QINIU_BUCKET_DOMAIN || QINIU_ACCESS_KEY, {
    path: ['QINIU_ACCESS_KEY'],
    error: 'must be set with QINIU_BUCKET_DOMAIN: whose bucket it is',
  });

/** The validated environment, with `DATA_DIR` made absolute. */
export type Config = z.output<typeof environment>;

/** Reads and validates an environment. Throws `ConfigError` naming the first wrong variable. */
export function readConfig(source: Record<string, string | undefined>): Config {
  const parsed = environment.safeParse(source);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${issue?.path.join('.') ?? 'environment'}: ${issue?.message ?? 'is not valid'}`);
  }
  // turbopackIgnore keeps Next's file tracing from pulling the whole DATA_DIR into the build.
  return { ...parsed.data, DATA_DIR: path.resolve(/* turbopackIgnore: true */ parsed.data.DATA_DIR) };
}

let current: Config | undefined;

/** This process's configuration, read from `process.env` at the first call. */
export function config(): Config {
  return (current ??= readConfig(process.env));
}
