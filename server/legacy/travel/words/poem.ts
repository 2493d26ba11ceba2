/** 003-50: quatrains on a keyword. */
import { composeVerse } from '@/server/poetry/service';
import type { Handler } from '../call';
import { spent } from '../models/picture';
import { BAD_PARAMETER } from '../refusals';
import { FETCHED, ok, refused } from '../replies';
import { mannerOf } from './manner';
import { formPage } from './test-form';

export const poemForm: Handler = async () =>
  formPage('诗词生成', '/api/poem', [{ name: 'keyword', label: 'keyword', required: true }]);

export const poem: Handler = async (call) => {
  const tooMany = await spent('see', call.address);
  if (tooMany) return tooMany;
  const fields = await call.form();
  const manner = mannerOf(fields, call);
  const keyword = fields.text('keyword')?.trim();
  if (!manner || !keyword) return refused(BAD_PARAMETER);
  const { poems } = await composeVerse({ ...manner, keyword }, { signal: call.signal });
  return ok(
    FETCHED,
    poems.map(({ lines }) => lines.join('\n')),
  );
};
