/** Where the long benchmark keeps its files. */
import path from 'node:path';

export const hugeFiles = (folder: string) => ({
  master: path.join(folder, 'master.tif'),
  result: path.join(folder, 'result.tif'),
  preview: path.join(folder, 'preview.webp'),
});
