'use client';

import { useEffect, useEffectEvent, type Dispatch } from 'react';
import { refusalOf } from '@/src/lib/refusal';
import { server } from '@/src/lib/server-client';
import { notify } from '@/src/lib/toast';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { storedPicture, type ComposeAction, type ComposePicture } from './compose-state';

/** Brings the result of a task of the studio into the post, unless the draft has it already. */
export function useSharedTask(
  taskId: string | null,
  items: readonly ComposePicture[],
  dispatch: Dispatch<ComposeAction>,
): void {
  const say = useRefusalText();
  const bring = useEffectEvent(async (id: string) => {
    try {
      const { preview, source } = await server.enhance.get.query({ id });
      if (!preview || items.some(({ key }) => key === preview.mediaId)) return;
      dispatch({ type: 'add', items: [storedPicture(preview, preview.after, source.name)] });
    } catch (error) {
      void notify({ text: say(refusalOf(error)), tone: 'error' });
    }
  });
  useEffect(() => {
    if (taskId !== null) void bring(taskId);
  }, [taskId]);
}
