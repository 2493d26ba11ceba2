import { useTranslations } from 'next-intl';

/** An upload in words and as a bar's value: null once all bytes are there and the server looks at the picture. */
export function useUploadProgress(): (progress: number) => { words: string; value: number | null } {
  const t = useTranslations('task');
  return (progress) =>
    progress < 1
      ? {
          words: `${t('uploading')} · ${t('percent', { value: Math.floor(progress * 100) / 100 })}`,
          value: progress,
        }
      : { words: t('looking'), value: null };
}
