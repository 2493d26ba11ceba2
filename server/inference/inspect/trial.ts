/** Running a network that is not trusted: in a process of its own, with bounds on time and memory. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NetworkRefusal } from './refusal';
import {
  trialAnswer,
  type TrialAnswer,
  type TrialRequest,
  type TrialStart,
  type TrialTensor,
} from './trial-messages';

export interface TrialLimits {
  /** For loading, and again for each run. */
  seconds: number;
  /** Resident memory of the whole process. */
  megabytes: number;
}

/** The largest network in common use (RRDB ×4, 17 M parameters) takes 15 to 70 s and 1.4 GB for a tile on two cores. */
export const TRIAL_LIMITS: TrialLimits = { seconds: 180, megabytes: 4096 };

export interface Ran {
  /** 1×C×H×W as the network gave it. */
  output: TrialTensor;
  ms: number;
  /** The process's highest resident memory so far. */
  peakBytes: number;
}

const MEMORY_CHECK_MS = 50;

/** Resident memory of a process in MB; 0 where there is no /proc to tell. */
function residentMegabytes(pid: number | undefined): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

const { resolve } = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../../../', import.meta.url));

function startChild(start: TrialStart): ChildProcess {
  return fork(fileURLToPath(new URL('trial-child.ts', import.meta.url)), [JSON.stringify(start)], {
    execArgv: ['--import', pathToFileURL(resolve('tsx')).href],
    // Nothing of the environment but what starting takes: no secret comes near a stranger's network.
    env: {
      PATH: process.env.PATH,
      NODE_ENV: process.env.NODE_ENV,
      TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json'),
    },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** The engine's messages without the places in its source code that they name. */
function reasonOf(message: string): string {
  const line = message.split('\n')[0] ?? '';
  return line.replace(/\S*\/onnxruntime_src\/\S+:\d+ .*?\) /, '').slice(0, 300);
}

/** What the engine says of versions it does not know, as refusals of ours. */
function loadRefusal(message: string): NetworkRefusal {
  const opset = /Opset (\d+) is under development.* till opset (\d+)/s.exec(message);
  if (opset)
    return new NetworkRefusal('tooNew', { what: 'opset', version: opset[1] ?? '', limit: opset[2] ?? '' });
  const ir = /IR version: (\d+), max supported IR version: (\d+)/.exec(message);
  if (ir)
    return new NetworkRefusal('tooNew', { what: 'IR version', version: ir[1] ?? '', limit: ir[2] ?? '' });
  return new NetworkRefusal('unloadable', { reason: reasonOf(message) });
}

export class Trial {
  /** Of the last run: how long it took, and the process's highest resident memory so far. */
  last: Pick<Ran, 'ms' | 'peakBytes'> = { ms: 0, peakBytes: 0 };

  private constructor(
    private readonly child: ChildProcess,
    private readonly limits: TrialLimits,
  ) {}

  /** The process, for those who watch it. */
  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Loads a network in a process of its own. Throws `NetworkRefusal` (unloadable, tooNew, crashed, …). */
  static async start(start: TrialStart, limits: TrialLimits): Promise<Trial> {
    const trial = new Trial(startChild(start), limits);
    try {
      const answer = await trial.answer('loading it');
      if (answer.kind === 'failed') throw loadRefusal(answer.reason);
      return trial;
    } catch (error) {
      trial.stop();
      throw error;
    }
  }

  /** Runs the network on planes of float. Throws `NetworkRefusal` sizeFails, tooSlow, tooMuchMemory, crashed. */
  async run(tensor: TrialTensor): Promise<Ran> {
    const answer = await this.ask({ kind: 'run', tensor });
    if (answer.kind !== 'ran') throw new Error(`the trial answered ${answer.kind}`);
    this.last = { ms: answer.ms, peakBytes: answer.peakBytes };
    return { output: answer.tensor, ...this.last };
  }

  /** Multiply-accumulates of a run on such planes. Throws as `run`. */
  async countMacs(tensor: TrialTensor): Promise<number> {
    const answer = await this.ask({ kind: 'count', tensor });
    if (answer.kind !== 'counted') throw new Error(`the trial answered ${answer.kind}`);
    return answer.macs;
  }

  /** Ends the process; harmless when it has ended. */
  stop(): void {
    this.child.kill('SIGKILL');
  }

  private async ask(request: TrialRequest): Promise<TrialAnswer> {
    const [, , height = 0, width = 0] = request.tensor.dims;
    // Should the process be gone, its exit is what counts.
    this.child.send(request, () => undefined);
    const answer = await this.answer(`a test picture of ${width}×${height} px`);
    if (answer.kind === 'failed') {
      throw new NetworkRefusal('sizeFails', { width, height, reason: reasonOf(answer.reason) });
    }
    return answer;
  }

  /** The next answer, or why there will be none. */
  private answer(what: string): Promise<TrialAnswer> {
    const { child, limits } = this;
    return new Promise((resolve, reject) => {
      const refuse = (refusal: NetworkRefusal) => {
        settle();
        this.stop();
        reject(refusal);
      };
      const onMessage = (message: unknown) => {
        settle();
        resolve(trialAnswer.parse(message));
      };
      const onExit = (code: number | null, signal: string | null) =>
        refuse(new NetworkRefusal('crashed', { signal: signal ?? `exit code ${code}` }));
      const slow = () => refuse(new NetworkRefusal('tooSlow', { what, seconds: limits.seconds }));
      const timer = setTimeout(slow, limits.seconds * 1000);
      const memory = setInterval(() => {
        if (residentMegabytes(child.pid) > limits.megabytes) {
          refuse(new NetworkRefusal('tooMuchMemory', { what, limit: limits.megabytes }));
        }
      }, MEMORY_CHECK_MS);
      const settle = () => {
        clearTimeout(timer);
        clearInterval(memory);
        child.off('message', onMessage).off('exit', onExit);
      };
      child.on('message', onMessage).on('exit', onExit);
      if (child.exitCode !== null || child.signalCode !== null) onExit(child.exitCode, child.signalCode);
    });
  }
}

/** Tries the network of a file, and puts the process and what it wrote away. */
export async function withTrial<T>(
  file: Omit<TrialStart, 'folder'>,
  limits: TrialLimits,
  work: (trial: Trial) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'guangying-trial-'));
  try {
    const trial = await Trial.start({ ...file, folder }, limits);
    try {
      return await work(trial);
    } finally {
      trial.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
