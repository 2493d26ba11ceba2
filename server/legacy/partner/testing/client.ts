/** For tests: document 002's clients as people write them: axios with form-data, tokens made by hand. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import axios, { type AxiosResponse } from 'axios';
import FormData from 'form-data';
import { z } from 'zod';
import { sharp } from '@/server/media/pixels/sharp';
import type { StatusEntry } from '@/server/partners/status-entry';
import { drawnPhoto } from '@/server/testing/pictures';

export interface Credentials {
  code: string;
  secret: string;
}

export interface World {
  origin: string;
  /** A fresh partner. */
  partner(charge: 'upload' | 'download', points: number): Credentials;
  /** Has everything that waits done, where no worker does it. */
  work(): Promise<void>;
}

/** Asserts; its DATA_DIR is that of the server. */
export type Scenario = (world: World) => Promise<void>;

export interface Answer {
  code: number;
  errno?: number;
  msg?: string;
  data?: unknown;
}

/** A field's values; several make it repeated. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface File {
  bytes: Buffer;
  name?: string;
  type?: string;
}

/** As the document has it, without a word of the server's code. */
export function token(secret: string, seconds = Math.floor(Date.now() / 1000)): string {
  return `${createHash('md5').update(`${secret}${seconds}`, 'utf8').digest('hex')},${seconds}`;
}

/** The least that an upload has, besides code and picture. */
export const ENLARGE: Fields = { seq: 'sr', rate: '2', platform: 'pc' };

const uploaded = z.object({ mdf: z.array(z.string().regex(/^[0-9a-f]{32}$/)) });
const address = z.object({ url: z.url() });
const known = z.object({
  status: z.literal(200),
  msg: z.literal('获取任务状态成功'),
  mdfs: z.array(z.any()),
});

export class PartnerClient {
  readonly #http;

  constructor(
    readonly world: World,
    readonly own: Credentials,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    this.#http = axios.create({ baseURL: world.origin, maxRedirects: 0, validateStatus: null });
  }

  #fields(fields: Fields): [string, string][] {
    const all = Object.entries({ third_code: this.own.code, ...fields });
    return all.flatMap(([name, values]) => [values].flat().map((value): [string, string] => [name, value]));
  }

  #head(made: string): Record<string, string> {
    return { token: made, ...this.headers };
  }

  /** A form without files. */
  post(path: string, fields: Fields = {}, made = token(this.own.secret)): Promise<AxiosResponse<Answer>> {
    const body = new URLSearchParams(this.#fields(fields));
    return this.#http.post<Answer>(path, body, { headers: this.#head(made) });
  }

  /** `POST /api/third/uploads` as multipart. */
  send(
    files: readonly File[],
    fields: Fields = ENLARGE,
    made = token(this.own.secret),
  ): Promise<AxiosResponse<Answer>> {
    const form = new FormData();
    for (const [name, value] of this.#fields(fields)) form.append(name, value);
    for (const { bytes, name = 'photo.jpg', type = 'image/jpeg' } of files)
      form.append('file', bytes, { filename: name, contentType: type });
    return this.#http.post<Answer>('/api/third/uploads', form, {
      headers: { ...form.getHeaders(), ...this.#head(made) },
    });
  }

  /** Uploads and answers the numbers. */
  async upload(files: readonly File[], fields: Fields = ENLARGE): Promise<string[]> {
    return uploaded.parse(succeeds(await this.send(files, fields))).mdf;
  }

  async status(...mdf: string[]): Promise<StatusEntry[]> {
    const answer = await this.post('/api/third/status', { mdf, platform: 'pc' });
    return known.parse(succeeds(answer)).mdfs as StatusEntry[];
  }

  async download(mdf: string): Promise<string> {
    return address.parse(succeeds(await this.post('/api/third/download', { mdf }))).url;
  }

  async nums(): Promise<number> {
    const data = succeeds(await this.post('/api/third/company/nums'));
    const { code, nums } = z.object({ code: z.string(), nums: z.int() }).parse(data);
    assert.equal(code, this.own.code);
    return nums;
  }

  bytes(url: string): Promise<AxiosResponse<Buffer>> {
    return this.#http.get<Buffer>(url, { responseType: 'arraybuffer' });
  }
}

/** HTTP 200 and an object that nobody keeps, whatever it says. */
function isDocuments({ status, data, headers }: AxiosResponse<Answer>): void {
  assert.equal(status, 200, JSON.stringify(data));
  assert.match(String(headers['content-type']), /^application\/json/);
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['set-cookie'], undefined);
}

/** Asserts success; answers the data. */
export function succeeds(answer: AxiosResponse<Answer>): unknown {
  isDocuments(answer);
  assert.equal(answer.data.code, 200, JSON.stringify(answer.data));
  return answer.data.data;
}

/** Asserts a failure of exactly the document's shape; answers its text. */
export function refuses(answer: AxiosResponse<Answer>, errno: number, why = ''): string {
  isDocuments(answer);
  assert.deepEqual(
    [answer.data.code, answer.data.errno],
    [9000, errno],
    `${why} ${JSON.stringify(answer.data)}`,
  );
  assert.deepEqual(Object.keys(answer.data), ['code', 'errno', 'msg']);
  return String(answer.data.msg);
}

export async function jpeg(width = 96, height = 64): Promise<Buffer> {
  const raw = { width, height, channels: 3 } as const;
  return sharp(drawnPhoto(width, height), { raw }).jpeg({ quality: 90 }).toBuffer();
}
