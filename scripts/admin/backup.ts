/** `admin backup FILE` and `admin restore FILE`. */
import path from 'node:path';
import { restoreBackup } from '@/server/backup/restore-backup';
import { writeBackup } from '@/server/backup/write-backup';
import { required, typedIn } from './usage';

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** One line that is written over, where a person watches. */
function telling(): (done: { files: number; bytes: number }) => void {
  if (!process.stderr.isTTY) return () => {};
  let toldAt = 0;
  return ({ files, bytes }) => {
    if (Date.now() - toldAt < 200) return;
    toldAt = Date.now();
    process.stderr.write(`\r${files} files, ${megabytes(bytes)} `);
  };
}

export async function backup([file]: string[]): Promise<string> {
  const target = path.resolve(typedIn(), required(file, 'FILE'));
  const { files, bytes } = await writeBackup(target, Date.now(), telling());
  return `${target}: ${files} files, ${megabytes(bytes)}. It holds the installation's secrets: keep it safe.`;
}

export async function restore([file]: string[]): Promise<string> {
  const aside = await restoreBackup(path.resolve(typedIn(), required(file, 'FILE')), Date.now());
  return aside ? `restored; what was there before is in ${aside}` : 'restored';
}
