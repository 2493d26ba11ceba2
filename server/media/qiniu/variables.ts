/**
 * `$(…)` in the bodies of callbacks and answers. Source: developer.qiniu.com, "变量" (magic and custom variables).
 * Document 001 writes `$(fparam)`, which exists nowhere else: it is what a client sends as `x:fparam` or `x:param`.
 */
import path from 'node:path';

export interface UploadFacts {
  bucket: string;
  key: string;
  /** The name of the file as its sender gave it. */
  fname: string;
  bytes: number;
  mime: string;
  etag: string;
  endUser: string;
  /** In px; null where it is no picture. */
  width: number | null;
  height: number | null;
  /** Custom variables by their names, without `x:`. */
  custom: ReadonlyMap<string, string>;
}

function valueOf(name: string, facts: UploadFacts): string | number | null {
  if (name.startsWith('x:')) return facts.custom.get(name.slice(2)) ?? null;
  switch (name) {
    case 'bucket':
      return facts.bucket;
    case 'key':
      return facts.key;
    case 'etag':
    case 'hash':
      return facts.etag;
    case 'fname':
      return facts.fname;
    case 'fprefix':
      return path.parse(facts.fname).name;
    case 'ext':
      return path.extname(facts.key);
    case 'fsize':
      return facts.bytes;
    case 'mimeType':
      return facts.mime;
    case 'endUser':
      return facts.endUser;
    case 'imageInfo.width':
      return facts.width;
    case 'imageInfo.height':
      return facts.height;
    case 'fparam':
      return facts.custom.get('fparam') ?? facts.custom.get('param') ?? null;
    default:
      return null;
  }
}

const VARIABLE = /\$\(([A-Za-z0-9_.:-]+)\)/g;

/** The body of a form: values are encoded, unknown variables empty. */
export function renderForm(template: string, facts: UploadFacts): string {
  return template.replace(VARIABLE, (_, name: string) => encodeURIComponent(valueOf(name, facts) ?? ''));
}

/** A JSON body: variables stand for whole values (text comes with its quotes), unknown ones for null. */
export function renderJson(template: string, facts: UploadFacts): string {
  return template.replace(VARIABLE, (_, name: string) => JSON.stringify(valueOf(name, facts)));
}
