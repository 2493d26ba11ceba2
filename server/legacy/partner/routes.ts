/** The addresses of document 002. All are asked by POST. */
import type { Refusal } from '@/server/platform/errors';
import type { Caller, Handler } from './call';
import { downloadFailure, otherFailure, uploadFailure } from './refusals';
import { ERRORS, fails, type Failure } from './replies';
import { companyNums, download, status } from './status';
import { PHOTO_FILES, upload } from './upload';

export interface Route extends Caller {
  path: string;
  handler: Handler;
  /** What a refusal is called here. */
  failure: (refusal: Refusal) => Failure;
  /** What something that nobody expected is called here. */
  unexpected: Failure;
}

const unknownCode = fails(ERRORS.token);

export const PARTNER_ROUTES: readonly Route[] = [
  {
    path: '/api/third/uploads',
    handler: upload,
    files: PHOTO_FILES,
    unknownCode,
    failure: uploadFailure,
    unexpected: ERRORS.upload,
  },
  {
    path: '/api/third/status',
    handler: status,
    unknownCode,
    failure: otherFailure,
    unexpected: ERRORS.other,
  },
  {
    path: '/api/third/download',
    handler: download,
    unknownCode,
    failure: downloadFailure,
    unexpected: ERRORS.other,
  },
  {
    path: '/api/third/company/nums',
    handler: companyNums,
    // Its only documented miss.
    unknownCode: fails(ERRORS.noData),
    failure: otherFailure,
    unexpected: ERRORS.other,
  },
];

/** The route of a path, with and without a slash at its end; null where there is no such address. */
export function matchPartnerRoute(pathname: string): Route | null {
  const plain = pathname.replace(/\/$/, '');
  return PARTNER_ROUTES.find(({ path }) => path === plain) ?? null;
}
