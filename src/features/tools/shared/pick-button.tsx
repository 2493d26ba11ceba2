'use client';

import { useRef, type ComponentProps } from 'react';
import { Button } from '@/src/components/ui/button';
import { filesOfInput, type LaidFiles } from '@/src/features/studio/dropped-files';

type PickButtonProps = Omit<ComponentProps<typeof Button>, 'onClick'> & { take: (laid: LaidFiles) => void };

/** Opens the browser's picker for one picture. */
export function PickButton({ take, ...button }: PickButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        data-testid="tool-input"
        accept="image/*"
        onChange={({ target }) => {
          if (target.files) take(filesOfInput(target.files));
          // The same file may be picked again.
          target.value = '';
        }}
      />
    </>
  );
}
