/** Every function of the house; the worker hands them to the engine. */
import { enhance } from './enhance';
import { exportResult } from './export-result';
import { forgetOldTasks } from './forget-tasks';
import { reissueTickets } from './reissue-tickets';
import { sweepMedia } from './sweep';
import { sweepPeople } from './sweep-accounts';
import { sweepCommunity } from './sweep-forum';
import { trial } from './trial';

export const functions = [
  enhance,
  exportResult,
  forgetOldTasks,
  reissueTickets,
  sweepMedia,
  sweepPeople,
  sweepCommunity,
  trial,
];
