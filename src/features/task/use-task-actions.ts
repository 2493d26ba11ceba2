'use client';

import { useMutation } from '@tanstack/react-query';
import { notify } from '@/src/lib/toast';
import { refusalOf } from '@/src/lib/refusal';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { usePutTask } from './use-put-task';

/** What can be done to a task; each keeps the answer and says why not when it is refused. */
export function useTaskActions() {
  const trpc = useTRPC();
  const onSuccess = usePutTask();
  const say = useRefusalText();
  const onError = (error: unknown) => void notify({ text: say(refusalOf(error)), tone: 'error' });
  const react = { onSuccess, onError };
  return {
    cancel: useMutation(trpc.enhance.cancel.mutationOptions(react)).mutate,
    retry: useMutation(trpc.enhance.retry.mutationOptions(react)).mutate,
    pause: useMutation(trpc.enhance.pause.mutationOptions(react)).mutate,
    resume: useMutation(trpc.enhance.resume.mutationOptions(react)).mutate,
    moveBefore: useMutation(trpc.enhance.moveBefore.mutationOptions(react)).mutate,
    moveToFront: useMutation(trpc.enhance.moveToFront.mutationOptions(react)).mutate,
  };
}
