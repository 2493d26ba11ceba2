/** Moments as documents 000 and 003 print them: the clock of its server's town, which has known no summer time since 1991. */
const SHANGHAI_AHEAD_MS = 8 * 3600 * 1000;

/** `YYYY-MM-DD HH:mm:ss` in Asia/Shanghai; `moment` in ms. */
export function shanghaiTime(moment: number): string {
  return new Date(moment + SHANGHAI_AHEAD_MS).toISOString().slice(0, 19).replace('T', ' ');
}
