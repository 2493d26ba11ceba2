/** `conf`: what clients of document 000 ask for, as JSON. Numbers come as numbers or as text; both go back as sent. */
import { z } from 'zod';
import type { UpscaleWish } from '@/server/enhance/operations';

/** Characters of a conf: an address and a file name, generously. */
const LONGEST_CONF = 64 * 1024;
const LONGEST_ADDRESS = 4096;
const LONGEST_NAME = 1000;

const FACTORS = { '1': 2, '2': 4, '3': 8, '4': 16 } as const;
const NOISES = { '-1': -1, '0': 0, '1': 1, '2': 2, '3': 3 } as const;

/** A whole number, or the text of one: nothing that would only become one (`true`, `[]`, `""`, `1.5`). */
const choice = <Text extends string>(allowed: readonly Text[]) =>
  z.union([z.int(), z.string()]).refine((value) => allowed.some((one) => one === String(value)));
const number = z.union([z.number(), z.string().max(40)]).optional();

const shape = z.object({
  x2: choice(['1', '2', '3', '4']),
  style: z.enum(['art', 'photo']),
  noise: choice(['-1', '0', '1', '2', '3']),
  // What clients say of the picture is kept for them, and not believed.
  file_name: z.string().max(LONGEST_NAME).optional().catch(undefined),
  files_size: number.catch(undefined),
  file_height: number.catch(undefined),
  file_width: number.catch(undefined),
  input: z.string().min(1).max(LONGEST_ADDRESS).optional(),
});

export type TaskConf = z.output<typeof shape>;

/** The conf that a text of JSON says, or null when it is none or asks for something that there is not. */
export function parseConf(text: string | undefined): TaskConf | null {
  if (!text || text.length > LONGEST_CONF) return null;
  try {
    return checkConf(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The same for a value that was JSON. */
export function checkConf(value: unknown): TaskConf | null {
  return shape.safeParse(value).data ?? null;
}

/** What a conf asks of the pipeline. */
export function wishOfConf({ x2, style, noise }: TaskConf): UpscaleWish {
  const factor = FACTORS[String(x2) as keyof typeof FACTORS];
  const level = NOISES[String(noise) as keyof typeof NOISES];
  return { kind: 'upscale', style, noise: level, size: { by: 'factor', factor } };
}

/** What is kept of a request: its conf and the estimated minutes. */
const stored = z.record(z.string(), z.unknown());

export function storedConf(conf: TaskConf, input: string, minutes: number): string {
  return JSON.stringify({ ...conf, input, time: minutes });
}

/** Reads it again; null where a task did not come through this document. */
export function readStoredConf(request: string | null): Readonly<Record<string, unknown>> | null {
  return request === null ? null : stored.parse(JSON.parse(request));
}
