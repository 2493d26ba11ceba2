/** `npm run up`: the one command of a newcomer. Installs what is missing, builds when sources changed, starts. */
import { ensureFfmpeg, ensureNode, ensurePackages } from './lib/ensure.mjs';

ensureNode();
await ensurePackages();
const ffmpeg = await ensureFfmpeg();
if (ffmpeg) process.env.FFMPEG_BIN ??= ffmpeg;
const { buildIfNeeded } = await import('./lib/fresh-build.mjs');
await buildIfNeeded();
await import('./start.mjs');
