/** Limits of the real Inngest server, kept identical so that a function that passes here passes there. */
export const MAX_STEP_OUTPUT_BYTES = 4 * 1024 * 1024;
export const MAX_RUN_STATE_BYTES = 32 * 1024 * 1024;
export const MAX_EVENT_BYTES = 512 * 1024;
export const MAX_STEPS = 1000;
/** Attempts after the first one when a function does not say. */
export const DEFAULT_RETRIES = 4;
/** `priority.run` may move a run by at most this many seconds either way. */
export const MAX_PRIORITY_SECONDS = 600;
/** How long an event id or an idempotency key is remembered, in ms. */
export const DEDUPE_MS = 24 * 60 * 60 * 1000;

/** How often a sleeping engine looks for events that another process wrote, in ms. */
export const POLL_MS = 25;
/** How often a worker says that it lives, in ms. */
export const HEARTBEAT_MS = 5_000;
/** A worker silent for this long, in ms, has lost what it had leased. */
export const LEASE_MS = 30_000;
/** Invocations of light functions (schedules, failure handlers) that a worker runs beside its others. */
export const LIGHT_SLOTS = 2;
/** A piece of work that took this many workers down with it fails visibly. */
export const MAX_KILLS = 3;

/** Size of a stored JSON text in bytes. */
export const bytesOf = (json: string): number => Buffer.byteLength(json);
