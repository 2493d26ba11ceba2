/** The file of a network that somebody brings, read by us and not yet run. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readOnnx, type OnnxSummary } from './onnx-file';
import { NetworkRefusal } from './refusal';

/** The largest networks for faces in common use have 380 MB; the file is held in memory. */
const MOST_MEGABYTES = 512;

export interface Candidate {
  path: string;
  file: Buffer;
  sha256: string;
  summary: OnnxSummary;
  opset: number;
  params: number;
}

function readBounded(path: string): Buffer {
  const megabytes = statSync(path).size / 2 ** 20;
  if (megabytes > MOST_MEGABYTES) {
    throw new NetworkRefusal('fileTooLarge', { megabytes: Math.ceil(megabytes), limit: MOST_MEGABYTES });
  }
  return readFileSync(path);
}

/** Throws `NetworkRefusal` fileTooLarge, otherFormat, notOnnx or damaged, or what `node:fs` says. */
export function readCandidate(path: string): Candidate {
  const file = readBounded(path);
  const summary = readOnnx(file);
  const versions = summary.opsets.map(({ domain, version }) => (/^(ai\.onnx)?$/.test(domain) ? version : 0));
  return {
    path,
    file,
    sha256: createHash('sha256').update(file).digest('hex'),
    summary,
    opset: Math.max(...versions),
    params: Math.max(1, summary.params),
  };
}
