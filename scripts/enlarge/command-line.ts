/** What the command lines of `enlarge` and `restore` share. */
import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usage-error';

/** A file as it was typed: npm runs scripts in the repository, relative paths mean the folder of the person. */
export function typedPath(command: string, file: string): string {
  const { npm_lifecycle_event, INIT_CWD } = process.env;
  return path.resolve(npm_lifecycle_event === command ? (INIT_CWD ?? process.cwd()) : process.cwd(), file);
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
