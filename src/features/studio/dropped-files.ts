/** Files out of a drop, a paste or a picker, folders opened. */
export interface LaidFile {
  file: File;
  folder?: string;
}

export interface LaidFiles {
  files: LaidFile[];
  /** How many files of folders were left out because they do not claim to be pictures. */
  skipped: number;
}

const PICTURE_NAME = /\.(jpe?g|png|webp|avif|gif|tiff?|heic|heif|bmp)$/i;

/** What lies in a folder beside the pictures was not meant; what somebody picks by hand was, and gets an answer. */
function looksLikePicture({ name, type }: File): boolean {
  return type.startsWith('image/') || PICTURE_NAME.test(name);
}

function sift(picked: LaidFile[]): LaidFiles {
  const files = picked.filter(({ file, folder }) => folder === undefined || looksLikePicture(file));
  const hidden = (file: File) => file.name.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/i.test(file.name);
  const skipped = picked.filter((laid) => !files.includes(laid) && !hidden(laid.file)).length;
  return { files, skipped };
}

/** From an `<input type="file">`, where a folder shows in the relative path. */
export function filesOfInput(list: FileList): LaidFiles {
  return sift(
    [...list].map((file) => {
      const folder = file.webkitRelativePath.split('/').slice(0, -1).join('/');
      return folder ? { file, folder } : { file };
    }),
  );
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  // A reader answers in parts and says the end with an empty one.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0)
      return children.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    children.push(...part);
  }
}

async function walk(entry: FileSystemEntry, folder: string | undefined): Promise<LaidFile[]> {
  if (entry.isFile) {
    const file = await fileOf(entry as FileSystemFileEntry);
    return [folder === undefined ? { file } : { file, folder }];
  }
  const path = folder === undefined ? entry.name : `${folder}/${entry.name}`;
  const found: LaidFile[] = [];
  for (const child of await childrenOf(entry as FileSystemDirectoryEntry))
    found.push(...(await walk(child, path)));
  return found;
}

/** From a drop or a paste. Entries must be taken before the first await: the browser empties the list after. */
export async function filesOfTransfer(transfer: DataTransfer): Promise<LaidFiles> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return sift([...transfer.files].map((file) => ({ file })));
  const found = await Promise.all(entries.map((entry) => walk(entry, undefined)));
  return sift(found.flat());
}
