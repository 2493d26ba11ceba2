/** For tests: as much of XMLHttpRequest as UploadThing's client uses, so that it runs under Node. */

type Listener = (event: { loaded: number }) => void;

class Listeners {
  readonly #all = new Map<string, Listener[]>();

  addEventListener(type: string, listener: Listener): void {
    this.#all.set(type, [...(this.#all.get(type) ?? []), listener]);
  }

  emit(type: string, loaded = 0): void {
    for (const listener of this.#all.get(type) ?? []) listener({ loaded });
  }
}

export class NodeXhr extends Listeners {
  readonly upload = new Listeners();
  responseType = '';
  status = 0;
  statusText = '';
  response: unknown = null;
  readonly #headers = new Headers();
  readonly #abort = new AbortController();
  #method = 'GET';
  #url = '';

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value);
  }

  abort(): void {
    this.#abort.abort();
  }

  send(form: FormData): void {
    this.#exchange(form).then(
      () => this.emit('load'),
      () => this.emit('error'),
    );
  }

  async #exchange(form: FormData): Promise<void> {
    const encoded = new Response(form);
    this.#headers.set('content-type', encoded.headers.get('content-type') ?? '');
    const init: RequestInit & { duplex: 'half' } = {
      method: this.#method,
      headers: this.#headers,
      body: encoded.body?.pipeThrough(this.#progress()) ?? null,
      duplex: 'half',
      signal: this.#abort.signal,
    };
    const answer = await fetch(this.#url, init);
    this.status = answer.status;
    this.statusText = answer.statusText;
    this.response = await answer.json();
  }

  /** Reports what passes, with a pause after each chunk so that an abort can fall in the middle. */
  #progress(): TransformStream<Uint8Array, Uint8Array> {
    let loaded = 0;
    return new TransformStream({
      transform: async (chunk, controller) => {
        controller.enqueue(chunk);
        loaded += chunk.byteLength;
        this.upload.emit('progress', loaded);
        await new Promise((resolve) => setTimeout(resolve, 0));
      },
    });
  }
}
