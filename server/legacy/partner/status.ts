/** 002-2, 002-3 and 002-4: how far photographs are, their results, and how many more may be sent. */
import { handOut } from '@/server/partners/hand-out';
import { balanceOf } from '@/server/partners/ledger';
import { photosByMdf } from '@/server/partners/photos';
import { statusEntry } from '@/server/partners/status-entry';
import { consumeTry } from '@/server/platform/rate-limit';
import type { Handler } from './call';
import { ERRORS, fails, succeeds } from './replies';
import { platform } from './wish';

/** Numbers looked at in one request; clients ask for what they have just sent. */
const MOST = 200;

/** Those that are known, in the order asked for. */
export const status: Handler = async ({ context, partner, form, origin }) => {
  const mdfs = form.all('mdf');
  if (!platform.safeParse(form.text('platform')).success || mdfs.length > MOST)
    return fails(ERRORS.otherParameters);
  await consumeTry('partnerAsk', partner.id);
  const now = context.clock.now();
  const photos = photosByMdf(context.db, partner.id, mdfs, now);
  if (photos.length === 0) return fails(ERRORS.noPhoto);
  const entries = photos.map((photo) => statusEntry(context.db, photo, origin, now));
  return succeeds({ status: 200, msg: '获取任务状态成功', mdfs: entries });
};

export const download: Handler = async ({ context, partner, form, origin }) => {
  await consumeTry('partnerAsk', partner.id);
  return succeeds({ url: origin + handOut(context, partner, form.text('mdf') ?? '') });
};

export const companyNums: Handler = async ({ context, partner }) => {
  await consumeTry('partnerAsk', partner.id);
  return succeeds({ code: partner.code, nums: balanceOf(context.db, partner.id) });
};
