/** For tests: document 003's client as people write it (axios, a cookie jar, form-data). */
import assert from 'node:assert/strict';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { wrapper } from 'axios-cookiejar-support';
import type FormData from 'form-data';
import { CookieJar } from 'tough-cookie';
import type { Profile } from '../profile';

export type Fields = Record<string, string | number>;

/** What every answer of the document has. */
export interface Envelope {
  code: number;
  msg: string;
  data?: unknown;
}

export class TravelClient {
  readonly jar = new CookieJar();
  readonly #http: AxiosInstance;

  constructor(
    readonly origin: string,
    readonly profile: Profile,
  ) {
    // The published Android client is told by its HTTP library, everybody else gets the document.
    const headers = profile === 'android' ? { 'user-agent': 'okhttp/4.9.0' } : {};
    this.#http = wrapper(
      axios.create({ baseURL: origin, jar: this.jar, headers, maxRedirects: 0, validateStatus: null }),
    );
  }

  get(path: string, headers: Record<string, string> = {}): Promise<AxiosResponse<Envelope>> {
    return this.#http.get(path, { headers });
  }

  /** A picture, or anything else that is no envelope. */
  bytes(path: string): Promise<AxiosResponse<Buffer>> {
    return this.#http.get(path, { responseType: 'arraybuffer' });
  }

  /** As an HTML form sends it. */
  post(path: string, fields: Fields = {}): Promise<AxiosResponse<Envelope>> {
    return this.#http.post(path, new URLSearchParams(Object.entries(fields).map(([k, v]) => [k, String(v)])));
  }

  json(path: string, value: unknown): Promise<AxiosResponse<Envelope>> {
    return this.#http.post(path, value, { headers: { 'content-type': 'application/json' } });
  }

  multipart(path: string, form: FormData): Promise<AxiosResponse<Envelope>> {
    return this.#http.post(path, form, { headers: form.getHeaders() });
  }

  cookies(): Promise<string> {
    return this.jar.getCookieString(this.origin);
  }

  /** Asserts an envelope with this code and msg, the HTTP status of the profile included; answers its data. */
  said(answer: AxiosResponse<Envelope>, code: number, msg: string): unknown {
    assert.deepEqual(
      [answer.data.code, answer.data.msg, answer.status],
      [code, msg, this.profile === 'document' ? code : 200],
    );
    assert.match(String(answer.headers['content-type']), /^application\/json/);
    assert.equal(answer.headers['cache-control'], 'no-store');
    return answer.data.data;
  }

  /** A failure carries no data. */
  refused(answer: AxiosResponse<Envelope>, msg: string): void {
    assert.equal(this.said(answer, 403, msg), undefined);
  }
}
