/** Arguments that do not fit; the usage is printed with it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** An argument that must be there. */
export function required(value: string | undefined, what: string): string {
  if (!value) throw new UsageError(`${what} is missing`);
  return value;
}

/** npm runs scripts in the repository; relative paths mean the folder in which the person typed. */
export function typedIn(): string {
  return process.env.npm_lifecycle_event === 'admin'
    ? (process.env.INIT_CWD ?? process.cwd())
    : process.cwd();
}
