/** How long stored files are kept. */

const DAY_MS = 24 * 3600 * 1000;

/** Pictures that people upload, from the moment of the upload. */
export const SOURCE_KEPT_MS = 15 * DAY_MS;
/** What was made to compare networks, from the moment it was made. */
export const TRIAL_KEPT_MS = 3600 * 1000;
/** Pictures that were made at once for somebody who looks at them, from the moment they were made. */
export const MADE_KEPT_MS = DAY_MS;
/** By what key an old client put its picture: as long as a task may still be asked for with it. */
export const OSS_KEY_KEPT_MS = 2 * SOURCE_KEPT_MS;
/** Deleted or expired objects keep their file this long, so that a mistake can be undone by an operator. */
export const DELETED_KEPT_MS = DAY_MS;
/** Unfinished uploads can be continued, and answers of finished ones repeated, this long. */
export const UPLOAD_KEPT_MS = DAY_MS;
/** Files that no row knows and temporary files: surely no longer being written at this age. */
export const STRAY_KEPT_MS = DAY_MS;
