'use client';

import { createContext, useContext } from 'react';

/** Whether changes of tasks arrive by themselves at this moment. */
export const Streaming = createContext(false);

/** While it is false, whoever shows a task asks for it every few seconds. */
export function useStreaming(): boolean {
  return useContext(Streaming);
}
