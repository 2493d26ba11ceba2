'use client';

import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import {
  createContext,
  useContext,
  useEffect,
  useReducer,
  useState,
  type Dispatch,
  type ReactNode,
} from 'react';
import { Streaming } from '@/src/features/task/streaming';
import { keepTable, keptTable } from './kept-table';
import { EMPTY, reduceQueue, type Queue, type QueueAction } from './queue';

const Engine = dynamic(() => import('./engine').then((m) => m.Engine), { ssr: false });

interface Table {
  queue: Queue;
  dispatch: Dispatch<QueueAction>;
}

const TableContext = createContext<Table>({ queue: EMPTY, dispatch: () => undefined });

/** The pictures on the table and the way to move them. */
export function useTable(): Table {
  return useContext(TableContext);
}

/** Holds the table above all pages, so that uploads go on while somebody looks at the history. */
export function TableProvider({ children }: { children: ReactNode }) {
  const [queue, dispatch] = useReducer(reduceQueue, EMPTY);
  const [streaming, setStreaming] = useState(false);
  const inHistory = usePathname() === '/history';

  useEffect(() => {
    const items = keptTable();
    if (items.length > 0) dispatch({ type: 'bring', items });
  }, []);
  useEffect(() => keepTable(queue.items), [queue.items]);

  return (
    <TableContext value={{ queue, dispatch }}>
      <Streaming value={streaming}>
        {children}
        {(inHistory || queue.items.length > 0) && <Engine listening={inHistory} onStreaming={setStreaming} />}
      </Streaming>
    </TableContext>
  );
}
