/** CEL expressions of function options (`concurrency.key`, `priority.run`, `cancelOn.if`, …), compiled once. */
import { parse } from '@marcbachmann/cel-js';

type Scope = { event: unknown; async?: unknown };
type Compiled = (scope: Scope) => unknown;

const compiled = new Map<string, Compiled>();

function compile(expression: string): Compiled {
  let program = compiled.get(expression);
  if (!program) compiled.set(expression, (program = parse(expression)));
  return program;
}

/** The value of an expression, with CEL integers as numbers. Throws when a field is missing. */
export function evaluate(expression: string, scope: Scope): unknown {
  const value = compile(expression)(scope);
  return typeof value === 'bigint' ? Number(value) : value;
}

/** Whether a condition holds. One that cannot be evaluated (a missing field) does not hold, as on the server. */
export function holds(expression: string, scope: Scope): boolean {
  try {
    return evaluate(expression, scope) === true;
  } catch {
    return false;
  }
}

/** The text that a key expression yields; the empty text when it cannot be evaluated. */
export function keyOf(expression: string | undefined, event: unknown): string {
  if (expression === undefined) return '';
  try {
    const value = evaluate(expression, { event });
    return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  } catch {
    return '';
  }
}

/** Throws when the text is no expression, so that a typing error stops the start and not a run. */
export function assertExpression(expression: string): void {
  compile(expression);
}

const EQUALITY = /^\s*(event|async)\.([\w.]+)\s*==\s*(event|async)\.([\w.]+)\s*$/;

/** `event.a.b == async.c.d` taken apart; undefined for any other expression. */
export function equality(expression: string): { ours: string; theirs: string } | undefined {
  const [, left, leftPath, right, rightPath] = EQUALITY.exec(expression) ?? [];
  if (!leftPath || !rightPath || left === right) return undefined;
  return left === 'event' ? { ours: leftPath, theirs: rightPath } : { ours: rightPath, theirs: leftPath };
}

/** The value at a dotted path as JSON text; undefined when there is none. */
export function valueAt(source: unknown, path: string): string | undefined {
  let value = source;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return JSON.stringify(value);
}
