/** For tests: document 001's clients as people write them: axios, and the official storage SDK. */
import assert from 'node:assert/strict';
import axios, { type AxiosResponse } from 'axios';
import qiniu from 'qiniu';
import { sharp } from '@/server/media/pixels/sharp';
import { newId } from '@/server/platform/ids';
import { drawnPhoto } from '@/server/testing/pictures';
import { storageKeys, type World } from './scenario';

export interface Answer {
  code: number;
  [name: string]: unknown;
}

export type Fields = Record<string, string | number>;

export class MosaicClient {
  readonly #http;

  constructor({ origin }: World) {
    this.#http = axios.create({ baseURL: origin, maxRedirects: 0, validateStatus: null });
  }

  get<T = Answer>(path: string, params: Fields = {}, headers = {}): Promise<AxiosResponse<T>> {
    return this.#http.get<T>(path, { params, headers });
  }

  /** As an HTML form sends it. */
  post<T = Answer>(path: string, fields: Fields = {}, headers = {}): Promise<AxiosResponse<T>> {
    const form = new URLSearchParams(Object.entries(fields).map(([k, v]) => [k, String(v)]));
    return this.#http.post<T>(path, form, { headers });
  }

  /** The body of a successful GET of the document. */
  async asked(path: string, params: Fields = {}): Promise<Answer> {
    const { data, status } = await this.get(path, params);
    assert.equal(status, 200);
    return data;
  }

  bytes(url: string, headers = {}): Promise<AxiosResponse<Buffer>> {
    return this.#http.get<Buffer>(url, { responseType: 'arraybuffer', headers });
  }
}

/** Asserts the document's answer: HTTP 200 and a code, as a number. */
export function says(answer: AxiosResponse<Answer>, code: number): Answer {
  assert.deepEqual([answer.status, answer.data.code], [200, code], JSON.stringify(answer.data));
  assert.match(String(answer.headers['content-type']), /^application\/json/);
  assert.equal(answer.headers['cache-control'], 'no-store');
  assert.equal(answer.headers['set-cookie'], undefined);
  return answer.data;
}

/** Names and addresses that nobody has. */
export function stranger(): { username: string; email: string; password: string } {
  const unique = newId();
  return { username: `画家${unique}`, email: `${unique}@example.org`, password: `口令 ${unique}` };
}

/** Somebody who has registered by the document. */
export async function member(world: World): Promise<ReturnType<typeof stranger>> {
  const person = stranger();
  says(await new MosaicClient(world).post('/api/user/add/', person), 1);
  return person;
}

/** A drawn photograph; each is another one. */
let drawn = 0;
export async function photo(width = 96, height = 64): Promise<Buffer> {
  const pixels = drawnPhoto(width, height);
  pixels[0] = drawn++ % 256;
  pixels[1] = Math.floor(drawn / 256) % 256;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

/** The official SDK, uploading to a host that it is told, with or without a path. */
export function sdkUploader(upHost: string): qiniu.form_up.FormUploader {
  const host = upHost.replace(/^https?:\/\//, '');
  const zone = new qiniu.conf.Zone([host], [host]);
  return new qiniu.form_up.FormUploader(new qiniu.conf.Config({ useHttpsDomain: false, zone }));
}

export interface Uploaded {
  status: number;
  body: Answer & { error?: string; hash?: string; key?: string };
}

export interface SdkUpload {
  token: string;
  key: string | null;
  body: Buffer;
  upHost: string;
  /** Custom variables, `x:…`. */
  params?: Record<string, string>;
  crc32?: string;
  fname?: string;
}

export async function sdkUpload({
  token,
  key,
  body,
  upHost,
  params,
  crc32,
  fname,
}: SdkUpload): Promise<Uploaded> {
  const extra = new qiniu.form_up.PutExtra(fname, params, undefined, crc32);
  const { data, resp } = await sdkUploader(upHost).put(token, key, body, extra);
  return { status: Number(resp.statusCode), body: data as Uploaded['body'] };
}

/** A policy signed by the SDK with the server's own keys. */
export function sdkToken(policy: qiniu.rs.PutPolicyOptions): string {
  const { accessKey, secretKey } = storageKeys();
  return new qiniu.rs.PutPolicy(policy).uploadToken(new qiniu.auth.digest.Mac(accessKey, secretKey));
}
