/** Every function of the house; the worker hands them to the engine. */
import { enhance } from './enhance';
import { exportResult } from './export-result';
import { forgetOldTasks } from './forget-tasks';
import { makeWork } from './make-work';
import { partnerWebhook } from './partner-webhook';
import { reissueTickets } from './reissue-tickets';
import { announceStyles, stylise } from './stylise';
import { announceWorks, sweepAlbums } from './sweep-albums';
import { sweepMedia } from './sweep';
import { sweepPeople } from './sweep-accounts';
import { sweepCommunity } from './sweep-forum';
import { sweepPartners } from './sweep-partners';
import { trial } from './trial';
import { useStep } from './use-step';

export const functions = [
  announceStyles,
  announceWorks,
  enhance,
  exportResult,
  forgetOldTasks,
  makeWork,
  partnerWebhook,
  reissueTickets,
  sweepAlbums,
  sweepMedia,
  sweepPeople,
  sweepCommunity,
  sweepPartners,
  stylise,
  trial,
  useStep,
];
