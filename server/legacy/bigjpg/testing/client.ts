/** For tests: document 000's clients as people write them (axios with a cookie jar; the real ali-oss to upload). */
import assert from 'node:assert/strict';
import OSS from 'ali-oss';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { wrapper } from 'axios-cookiejar-support';
import FormData from 'form-data';
import { CookieJar } from 'tough-cookie';
import { z } from 'zod';

export interface World {
  origin: string;
  /** Has everything that waits done, where no worker does it. */
  work(): Promise<void>;
}

/** Asserts; its DATA_DIR is that of the server. */
export type Scenario = (world: World) => Promise<void>;

type Body = Record<string, unknown>;
export type Fields = Readonly<Record<string, string>>;

export class BigjpgClient {
  readonly jar = new CookieJar();
  readonly http: AxiosInstance;

  constructor(readonly origin: string) {
    this.http = wrapper(
      axios.create({ baseURL: origin, jar: this.jar, maxRedirects: 0, validateStatus: null }),
    );
  }

  async get(path: string, params: Fields = {}): Promise<Body> {
    return bodyOf(await this.http.get<Body>(path, { params }));
  }

  async post(path: string, fields: Fields = {}): Promise<Body> {
    return bodyOf(await this.http.post<Body>(path, new URLSearchParams(fields)));
  }

  async delete(path: string, params: Fields = {}): Promise<Body> {
    return bodyOf(await this.http.delete<Body>(path, { params }));
  }

  /** The oldest client's way: the picture in the request itself. */
  async direct(conf: unknown, file: Buffer, name = 'test.jpg'): Promise<Body> {
    const form = new FormData();
    form.append('conf', JSON.stringify(conf), { contentType: 'text/plain' });
    form.append('file', file, { filename: name, contentType: 'image/jpeg' });
    return bodyOf(await this.http.post<Body>('/free', form, { headers: form.getHeaders() }));
  }

  task(conf: unknown): Promise<Body> {
    return this.post('/task', { conf: JSON.stringify(conf) });
  }

  free(fids: readonly unknown[]): Promise<Body> {
    return this.get('/free', { fids: JSON.stringify(fids) });
  }
}

/** Every answer of the document is an object, sent as JSON with 200, and kept by nobody. */
function bodyOf(answer: AxiosResponse<Body>): Body {
  assert.equal(answer.status, 200, JSON.stringify(answer.data));
  assert.match(String(answer.headers['content-type']), /^application\/json/);
  assert.equal(answer.headers['cache-control'], 'no-store');
  assert.equal(typeof answer.data, 'object');
  assert.ok(!Array.isArray(answer.data));
  return answer.data;
}

const pairShape = z.object({
  app_oss_conf: z.object({
    endpoint: z.string(),
    bucket: z.string(),
    accesskeyid: z.string(),
    accesskeysecret: z.string(),
  }),
});

/** What `/conf` says of the storage. */
export async function storageConf(client: BigjpgClient) {
  return pairShape.parse(await client.get('/conf')).app_oss_conf;
}

export type UploadStyle = 'cname' | 'sldEnable';

/** Uploads with the vendor's own library; answers the address that phones build by splitting at `//`. */
export async function upload(
  client: BigjpgClient,
  picture: Buffer,
  options: { style?: UploadStyle; v4?: boolean; key?: string } = {},
): Promise<string> {
  const { endpoint, bucket, accesskeyid, accesskeysecret } = await storageConf(client);
  const oss = new OSS({
    endpoint,
    bucket,
    accessKeyId: accesskeyid,
    accessKeySecret: accesskeysecret,
    region: 'oss-cn-hangzhou',
    authorizationV4: options.v4 ?? false,
    secure: false,
    [options.style ?? 'cname']: true,
  } as OSS.Options);
  const key = options.key ?? `upload/2026-11-21/${Date.now()}${Math.random()}图 1.jpg`;
  const { res } = await oss.put(key, picture);
  const headers = z.object({ etag: z.string(), 'x-oss-request-id': z.string() }).parse(res.headers);
  assert.match(headers.etag, /^"[0-9A-F]{32}"$/);
  const [scheme, host] = endpoint.split('//');
  return `${scheme}//${bucket}.${host}/${key}`;
}
