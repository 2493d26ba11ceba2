/** What the command lines of `enlarge` and `restore` share. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { z } from 'zod';
import { UsageError } from './usage-error';

/** A file as it was typed: npm runs scripts in the repository, relative paths mean the folder of the person. */
export function typedPath(command: string, file: string): string {
  const { npm_lifecycle_event, INIT_CWD } = process.env;
  return path.resolve(npm_lifecycle_event === command ? (INIT_CWD ?? process.cwd()) : process.cwd(), file);
}

/** The same of a file that must be there. Throws `UsageError`. */
export function existingFile(command: string, file: string): string {
  const found = typedPath(command, file);
  if (!existsSync(found) || !statSync(found).isFile()) throw new UsageError(`${file}: no such file`);
  return found;
}

/** `option -1` as `option=-1`: the first is what anyone types, and parseArgs takes a value with a dash only behind `=`. */
export function joinNegative(args: readonly string[], option: string): string[] {
  const isNegative = (arg: string | undefined) => /^-\d/.test(arg ?? '');
  return args.flatMap((arg, i) => {
    if (arg === option && isNegative(args[i + 1])) return [];
    return args[i - 1] === option && isNegative(arg) ? [`${option}=${arg}`] : [arg];
  });
}

/** `parseArgs`, whose complaints become a `UsageError` of one line that ends with `usage`. */
export function parseCommandLine<T extends ParseArgsConfig>(config: T, usage: string) {
  try {
    return parseArgs(config);
  } catch (error) {
    const message = error instanceof Error ? error.message.split(/\. |\.?\n/)[0] : String(error);
    throw new UsageError(`${message} (${usage})`);
  }
}

/** The options as `schema` understands them. Throws `UsageError` with the first complaint. */
export function readOptions<Schema extends z.ZodType>(schema: Schema, values: unknown): z.output<Schema> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UsageError(`--${String(issue?.path[0] ?? '')} ${issue?.message ?? 'is not valid'}`);
}
