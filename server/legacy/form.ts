/**
 * The parameters of a request's body: urlencoded, multipart, or JSON besides. Of a repeated field the last one counts,
 * as the form parser of document 003's server (Django) has it, unless an address asks for all; an empty field counts
 * as absent. A body that cannot be read is a form without fields: the address then says which one it misses.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import busboy from 'busboy';
import { withBoundedBody } from '@/server/media/requests';
import { dataPath } from '@/server/platform/data-dir';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';

/** Bytes of a body without a file. Django's own limit is 2.5 MB. */
export const BODY_LIMIT = 2 * 1024 * 1024;
const FIELD_LIMIT = 200;

export class Form {
  readonly #fields = new Map<string, string[]>();
  readonly #files: { path: string; name: string }[] = [];
  /** The object that a JSON body was; its plain members are fields, too. */
  json: Readonly<Record<string, unknown>> | null = null;

  add(name: string, value: string): void {
    const values = this.#fields.get(name);
    if (values) values.push(value);
    else this.#fields.set(name, [value]);
  }

  /** A place for a wanted file, under a name of our own: the client's may be the whole path on its device. */
  nextFile(name: string): string {
    const path = dataPath('temporary', `form-${newId()}`);
    this.#files.push({ path, name });
    return path;
  }

  /** Where the wanted file lies until `dispose`; undefined when none came. */
  get file(): string | undefined {
    return this.#files.at(-1)?.path;
  }

  /** All wanted files that came, in order. */
  get files(): readonly { path: string; name: string }[] {
    return this.#files;
  }

  /** What its client called the wanted file, whatever that is: never a path of ours. */
  get fileName(): string {
    return this.#files.at(-1)?.name ?? '';
  }

  /** Whether a field is there at all, be it empty. */
  has(name: string): boolean {
    return this.#fields.has(name);
  }

  /** The value of a field, or undefined when it is absent or empty. */
  text(name: string): string | undefined {
    return this.#fields.get(name)?.at(-1) || undefined;
  }

  /**
   * Every value of a field that may be repeated, empty ones left out; also where it was written as a list (`name[]`,
   * `name[0]`), as HTTP libraries do.
   */
  all(name: string): string[] {
    const fields = [...this.#fields].filter(([field]) => plainName(field) === name);
    const listed = this.json?.[name];
    const inJson = Array.isArray(listed) ? listed.filter(isPlain).map(String) : [];
    return [...fields.flatMap(([, values]) => values), ...inJson].filter((value) => value !== '');
  }

  /** The first of several names that has a value. */
  firstOf<Name extends string>(names: readonly Name[]): { name: Name; value: string } | undefined {
    for (const name of names) {
      const value = this.text(name);
      if (value !== undefined) return { name, value };
    }
    return undefined;
  }

  async dispose(): Promise<void> {
    for (const { path } of this.#files) await rm(path, { force: true });
  }
}

/** A field's name without the sign that it is one of a list. */
function plainName(field: string): string {
  return field.replace(/\[\d*\]$/, '');
}

/** The file that an address wants: its field, and the bytes that it may have. */
export interface WantedFile {
  field: string;
  limit: number;
  /** How many count, where it is more than one; they may be written as a list, too. `limit` is for each. */
  most?: number;
}

/** Reads a body; throws `Refusal` requestTooLarge or fileTooLarge. Whoever asks must `dispose` of the form. */
export async function readForm(request: Request, wanted?: WantedFile): Promise<Form> {
  const type = request.headers.get('content-type')?.toLowerCase() ?? '';
  const limit = BODY_LIMIT + (wanted ? wanted.limit * (wanted.most ?? 1) : 0);
  if (Number(request.headers.get('content-length')) > limit)
    throw new Refusal('tooLarge', 'requestTooLarge', { limit });
  if (type.startsWith('multipart/form-data')) return readMultipart(request, limit, wanted);
  const form = new Form();
  const text = await readText(request);
  if (type.startsWith('application/json')) fillFromJson(form, text);
  else if (type === '' || type.startsWith('application/x-www-form-urlencoded'))
    for (const [name, value] of new URLSearchParams(text)) form.add(name, value);
  return form;
}

async function readText(request: Request): Promise<string> {
  try {
    return await (await withBoundedBody(request, BODY_LIMIT)).text();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // The connection ended within the body: nobody waits for the answer any more.
    return '';
  }
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** The members of an object whose values could stand in a form. */
function fillFromJson(form: Form, text: string): void {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return;
  form.json = Object.fromEntries(Object.entries(parsed));
  for (const [name, value] of Object.entries(parsed)) if (isPlain(value)) form.add(name, String(value));
}

async function readMultipart(request: Request, limit: number, wanted?: WantedFile): Promise<Form> {
  const form = new Form();
  const files: Promise<void>[] = [];
  let refusal: Refusal | undefined;
  const parser = parserFor(request, wanted);
  if (!parser || !request.body) return form;
  if (wanted) await mkdir(dataPath('temporary'), { recursive: true, mode: 0o700 });
  parser.on('field', (name, value, { valueTruncated }) => {
    if (!valueTruncated) form.add(name, value);
  });
  parser.on('file', (field, bytes, { filename }) => {
    // A connection may end before anybody reads; without a listener that would end the process.
    bytes.on('error', () => undefined);
    if (!wanted || (wanted.most ? plainName(field) : field) !== wanted.field) return void bytes.resume();
    bytes.once('limit', () => {
      refusal ??= new Refusal('tooLarge', 'fileTooLarge', { limit: wanted.limit });
    });
    files.push(pipeline(bytes, createWriteStream(form.nextFile(filename || ''), { mode: 0o600 })));
  });
  const source = Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>);
  let bytes = 0;
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      if (bytes > limit) throw (refusal ??= new Refusal('tooLarge', 'requestTooLarge', { limit }));
      yield chunk;
    }
  };
  const complete = await pipeline(source, counted, parser).then(
    () => true,
    () => false,
  );
  await Promise.allSettled(files);
  if (refusal) {
    await form.dispose();
    throw refusal;
  }
  if (complete) return form;
  await form.dispose();
  return new Form();
}

function parserFor(request: Request, wanted: WantedFile | undefined): busboy.Busboy | null {
  try {
    return busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      defParamCharset: 'utf8',
      limits: {
        fields: FIELD_LIMIT,
        parts: 2 * FIELD_LIMIT,
        fieldSize: BODY_LIMIT,
        headerPairs: 50,
        ...(wanted ? { fileSize: wanted.limit } : {}),
      },
    });
  } catch {
    // No boundary: nothing in it can be told apart.
    return null;
  }
}
