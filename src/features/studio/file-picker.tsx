'use client';

import { useRef, type ComponentProps } from 'react';
import { Button } from '@/src/components/ui/button';
import { filesOfInput } from './dropped-files';
import { useLayDown } from './use-lay-down';

type FilePickerProps = Omit<ComponentProps<typeof Button>, 'onClick'> & { folder?: boolean; testId?: string };

/** A button that opens the browser's picker, for pictures or for a whole folder. */
export function FilePicker({ folder = false, testId, ...button }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  const layDown = useLayDown();
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid={testId}
        accept={folder ? undefined : 'image/*'}
        {...(folder && { webkitdirectory: '' })}
        onChange={({ target }) => {
          if (target.files) layDown(filesOfInput(target.files));
          // The same file may be picked again.
          target.value = '';
        }}
      />
    </>
  );
}
