/** Child process of the benchmark: one enlargement with everything the worker does, reported as a JSON line. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { upscalePicture } from '@/server/inference/upscale';
import { encodeResult, makePreview } from '@/server/media/pixels/encode';

const [, , source = '', scale = '2'] = process.argv;
const workDir = await mkdtemp(path.join(tmpdir(), 'bench-job-'));
try {
  const master = path.join(workDir, 'master.tif');
  const start = performance.now();
  const before = process.cpuUsage();
  const { width, height } = await upscalePicture({
    ...{ source, master, workDir, style: 'photo', noise: -1 },
    scale: scale === '4' ? 4 : 2,
  });
  const upscaleMs = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  const target = path.join(workDir, 'result.jpg');
  await encodeResult({ master, target, encoding: { format: 'jpeg', quality: 92 } });
  await makePreview({ picture: master, target: path.join(workDir, 'preview.webp'), maxSide: 2048 });
  const figures = {
    upscaleMs,
    cpuMs: (user + system) / 1000,
    megapixels: (width * height) / 1e6,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  await rm(workDir, { recursive: true, force: true });
}
