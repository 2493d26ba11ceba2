/** Progress on a terminal as a bar, elsewhere as a line for each tenth. */
import cliProgress from 'cli-progress';

/** How far a work is: 0..1, what it is doing, and the time left as soon as that is known. */
export interface Progress {
  fraction: number;
  stage: string;
  remainingMs?: number | undefined;
}

export interface ProgressBar {
  update(progress: Progress): void;
  stop(): void;
}

const seconds = (ms: number | undefined) => (ms === undefined ? '…' : `${Math.ceil(ms / 1000)} s`);

function lines(stream: NodeJS.WriteStream): ProgressBar {
  let tenth = -1;
  return {
    update({ fraction, stage, remainingMs }) {
      if (Math.floor(fraction * 10) <= tenth) return;
      tenth = Math.floor(fraction * 10);
      stream.write(`${stage} ${tenth * 10} %, ${seconds(remainingMs)} left\n`);
    },
    stop() {},
  };
}

/** A bar on `stream`, stopped before anything else is written to it. */
export function progressBar(stream: NodeJS.WriteStream): ProgressBar {
  if (!stream.isTTY) return lines(stream);
  const bar = new cliProgress.SingleBar({
    stream,
    format: '{bar} {percentage} % · {stage} · {left} left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(1, 0, { stage: 'decode', left: '…' });
  return {
    update: ({ fraction, stage, remainingMs }) => bar.update(fraction, { stage, left: seconds(remainingMs) }),
    stop: () => bar.stop(),
  };
}
