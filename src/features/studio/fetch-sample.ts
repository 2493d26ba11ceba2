import type { Sample } from './sample';

/** One of our own pictures as a file, as if somebody had picked it. */
export async function fetchSample({ src }: Sample): Promise<File> {
  const response = await fetch(src);
  if (!response.ok) throw new Error(`sample: ${response.status}`);
  const blob = await response.blob();
  return new File([blob], src.split('/').pop() ?? 'sample', { type: blob.type });
}
