/** Entry of the threads in which the worker answers quick questions of the web process. */
import { answerQuestions } from '@/server/inference/rpc/answering';
import { answers } from './answers';

answerQuestions(answers);
