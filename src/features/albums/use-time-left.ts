'use client';

import { useState } from 'react';

/** Below this share of the bar an estimate would be a guess. */
const ENOUGH = 0.02;

interface Sample {
  at: number;
  progress: number;
}

/**
 * Milliseconds that a work still takes, by how fast it has gone since this page began to watch; null while that is
 * too little to say.
 */
export function useTimeLeft(progress: number, now: number): number | null {
  const [from, setFrom] = useState<Sample>({ at: now, progress });
  // Started anew: what was measured before tells nothing.
  if (progress < from.progress) setFrom({ at: now, progress });
  const done = progress - from.progress;
  if (done < ENOUGH || now <= from.at) return null;
  return ((now - from.at) / done) * (1 - progress);
}
