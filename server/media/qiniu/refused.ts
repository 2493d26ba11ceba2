/** Refusals in the words of the storage's protocol. They are read by programs only, which know these statuses. */
export class StorageRefusal extends Error {
  override readonly name = 'StorageRefusal';

  /** `status` may lie above 599, as it does at Qiniu. */
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export const REFUSED = {
  malformed: () => new StorageRefusal(400, 'invalid multipart format'),
  noFile: () => new StorageRefusal(400, 'file is not specified in multipart'),
  badKey: () => new StorageRefusal(400, 'invalid key'),
  noToken: () => new StorageRefusal(401, 'token not specified'),
  badToken: () => new StorageRefusal(401, 'bad token'),
  expiredToken: () => new StorageRefusal(401, 'expired token'),
  wrongKey: () => new StorageRefusal(403, "key doesn't match with scope"),
  wrongMime: () => new StorageRefusal(403, 'limited mimeType: this file type is forbidden to upload'),
  wrongCrc: () => new StorageRefusal(406, 'crc32 mismatch'),
  tooSmall: () => new StorageRefusal(403, 'file size is below fsizeMin'),
  tooLarge: () => new StorageRefusal(413, 'request entity too large'),
  tooMany: () => new StorageRefusal(429, 'too many requests'),
  full: () => new StorageRefusal(507, 'no room for more files'),
  callbackFailed: () => new StorageRefusal(579, 'callback failed'),
  exists: () => new StorageRefusal(614, 'file exists'),
  noBucket: () => new StorageRefusal(631, 'no such bucket'),
} as const;
