'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, type ComponentProps } from 'react';
import { Button } from '@/src/components/ui/button';
import { Field } from '@/src/components/ui/field';

type PasswordFieldProps = Omit<ComponentProps<typeof Field>, 'type' | 'trailing' | 'label'> & {
  label?: string;
};

/** A password field whose content can be looked at. */
export function PasswordField({ label, ...props }: PasswordFieldProps) {
  const t = useTranslations('account');
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...props}
      label={label ?? t('password')}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      spellCheck={false}
      trailing={
        <Button
          look="quiet"
          size="icon"
          aria-label={shown ? t('hidePassword') : t('showPassword')}
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
        </Button>
      }
    />
  );
}
