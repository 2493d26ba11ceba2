/** Readiness: checks that others hand in, each answering what is wrong, none when all is well. */

export interface Readiness {
  ready: boolean;
  /** By name of the check: `ok`, or what is wrong. */
  checks: Record<string, string>;
}

/** Runs all checks; one that throws counts as failed, without its internals. */
export function readiness(checks: Record<string, () => string[]>): Readiness {
  const answers = Object.entries(checks).map(([name, check]): [string, string[]] => {
    try {
      return [name, check()];
    } catch {
      return [name, ['does not answer']];
    }
  });
  return {
    ready: answers.every(([, problems]) => problems.length === 0),
    checks: Object.fromEntries(answers.map(([name, problems]) => [name, problems.join('; ') || 'ok'])),
  };
}
