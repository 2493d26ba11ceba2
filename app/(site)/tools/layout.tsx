import type { ReactNode } from 'react';
import { ToolStrip } from '@/src/features/tools/tool-strip';

export default function ToolsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <ToolStrip />
      {children}
    </>
  );
}
