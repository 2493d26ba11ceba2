import { CircleAlert } from 'lucide-react';
import { useId, type ComponentProps } from 'react';

type TextAreaProps = Omit<ComponentProps<'textarea'>, 'id'> & {
  label: string;
  hint?: string;
  error?: string | null;
};

/** Several lines of text with label, hint and error, tied together as in `Field`. */
export function TextArea({ label, hint, error, ...area }: TextAreaProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <textarea
        id={id}
        rows={3}
        aria-describedby={error ? errorId : hint ? hintId : undefined}
        aria-invalid={error ? true : undefined}
        className="block w-full rounded-md border border-outline bg-surface px-3 py-2 text-base aria-invalid:border-danger"
        {...area}
      />
      {hint && !error && (
        <p id={hintId} className="mt-1 text-sm text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} className="mt-1 flex items-start gap-2 text-sm text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}
