/** The addresses of document 002 as commands that can be pasted into a terminal. */

export const ADDRESSES = ['uploads', 'status', 'download', 'nums'] as const;
export type Address = (typeof ADDRESSES)[number];

const PATHS: Readonly<Record<Address, string>> = {
  uploads: '/api/third/uploads',
  status: '/api/third/status',
  download: '/api/third/download',
  nums: '/api/third/company/nums',
};

const FIELDS: Readonly<Record<Address, readonly string[]>> = {
  uploads: ['seq=repair', 'type=people', 'platform=pc', 'file=@photo.jpg'],
  status: ['mdf=…', 'platform=pc'],
  download: ['mdf=…'],
  nums: [],
};

export interface Caller {
  origin: string;
  code: string;
  token: string;
}

export function curlOf(address: Address, { origin, code, token }: Caller): string {
  const fields = [`third_code=${code}`, ...FIELDS[address]].map((field) => `-F '${field}'`);
  // Double quotes: the shell puts in what TOKEN stands for.
  return [`curl -H "token: ${token}"`, ...fields, `'${origin}${PATHS[address]}'`].join(' \\\n  ');
}

/** How a program makes its own tokens, in a language that every server speaks. */
export const OWN_TOKEN = `TIME=$(date +%s)
TOKEN="$(printf '%s' "$SECRET_KEY$TIME" | md5sum | cut -d' ' -f1),$TIME"`;
