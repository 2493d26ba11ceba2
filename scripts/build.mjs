/** `npm run build`; with `--if-needed` only when the sources have changed since the last one. */
import { build, buildIfNeeded } from './lib/fresh-build.mjs';

await (process.argv.includes('--if-needed') ? buildIfNeeded() : build());
