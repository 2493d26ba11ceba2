/** The HTML forms that the verse addresses of document 003 answer to GET. */
import { PRIVATE_HEADERS } from '../replies';

interface Field {
  name: string;
  label: string;
  type?: 'text' | 'file' | 'number';
  value?: string;
  required?: boolean;
}

const COMMON: readonly Field[] = [
  { name: 'length', label: 'length（5 或 7）', value: '5' },
  { name: 'experience', label: 'experience（0 戎马生涯，1 乡村生活，2 其他，-1 不指定）', value: '1' },
  { name: 'history', label: 'history（0 盛世，1 乱世，-1 不指定）', value: '0' },
  { name: 'seed', label: 'seed（可选，相同则结果相同）' },
];

function row({ name, label, type = 'text', value = '', required = false }: Field): string {
  const given = value === '' ? '' : ` value="${value}"`;
  return `<p><label>${label}<br><input name="${name}" type="${type}"${given}${required ? ' required' : ''}></label></p>`;
}

/** A page with a form that posts to an address; fields are texts of ours, never a caller's. */
export function formPage(title: string, action: string, fields: readonly Field[]): Response {
  const rows = [...fields, ...COMMON].map(row).join('');
  const multipart = fields.some(({ type }) => type === 'file') ? ' enctype="multipart/form-data"' : '';
  const page =
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${title}</title><h1>${title}</h1><form method="post" action="${action}"${multipart}>${rows}` +
    `<button name="submit" value="1">提交</button></form></html>\n`;
  return new Response(page, {
    headers: { ...PRIVATE_HEADERS, 'content-type': 'text/html; charset=utf-8' },
  });
}
