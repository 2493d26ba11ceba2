/**
 * The process in which a network that nobody knows yet is loaded and run: native code may crash on it, never
 * end, or take all memory, and none of that may reach the process that asked. It is killed from outside.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import * as ort from 'onnxruntime-node';
import { readModelFile } from '../model-files';
import { constantTensor, sessionOptions } from '../sessions';
import { countMacs } from './macs';
import { trialRequest, trialStart, type TrialAnswer, type TrialTensor } from './trial-messages';

// Native code may hold this thread for ever: another one ends the process when its parent is gone.
const watch = `const { ppid } = process;
setInterval(() => { if (process.ppid !== ppid) process.kill(process.pid, 'SIGKILL'); }, 500);`;
new Worker(watch, { eval: true, execArgv: [] }).unref();

const start = trialStart.parse(JSON.parse(process.argv[2] ?? ''));
const answer = (message: TrialAnswer) => void process.send?.(message);
const bytes = readModelFile({ id: 'network', path: start.path, sha256: start.sha256 });
/** Fatal messages only: what the engine has to say comes back as a reason. */
const quiet = { logSeverityLevel: 4 } as const;

const constants = Object.fromEntries(start.constants.map(constantTensor));

async function run(session: ort.InferenceSession, { data, dims }: TrialTensor): Promise<TrialTensor> {
  const feeds = { ...constants, [start.input]: new ort.Tensor('float32', data, dims) };
  const outputs = await session.run(feeds, [start.output]);
  const output = outputs[start.output];
  if (!(output?.data instanceof Float32Array)) throw new Error('the output is no tensor of 32-bit float');
  return { data: output.data, dims: [...output.dims] };
}

/** As the file is written: optimised graphs hide convolutions in operators of the engine's own. */
async function count(tensor: TrialTensor): Promise<number> {
  const session = await ort.InferenceSession.create(bytes, {
    ...quiet,
    graphOptimizationLevel: 'disabled',
    enableProfiling: true,
    profileFilePrefix: path.join(start.folder, 'profile'),
    // Weights that were packed for speed would be missing from the profile.
    extra: { session: { disable_prepacking: '1' } },
  });
  await run(session, tensor);
  session.endProfiling();
  const [profile] = readdirSync(start.folder);
  return profile ? countMacs(readFileSync(path.join(start.folder, profile), 'utf8')) : 0;
}

const failed = (error: unknown): TrialAnswer => ({
  kind: 'failed',
  reason: error instanceof Error ? error.message : String(error),
});

try {
  const session = await ort.InferenceSession.create(bytes, { ...sessionOptions(start.threads), ...quiet });
  process.on('message', (message) => {
    void (async () => {
      const { kind, tensor } = trialRequest.parse(message);
      if (kind === 'count') return answer({ kind: 'counted', macs: await count(tensor) });
      const before = performance.now();
      const result = await run(session, tensor);
      const ms = performance.now() - before;
      answer({ kind: 'ran', tensor: result, ms, peakBytes: process.resourceUsage().maxRSS * 1024 });
    })().catch((error: unknown) => answer(failed(error)));
  });
  answer({ kind: 'ready' });
} catch (error) {
  answer(failed(error));
}
