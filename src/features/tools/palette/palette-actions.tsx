'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { ShareButton } from '@/src/features/community/post/share-button';
import { notify } from '@/src/lib/toast';
import { saveFile } from '../shared/save-file';
import type { PaletteColour } from './colour-codes';
import { palettePng, paletteSvg } from './palette-sheet';

/** Takes the palette away: as a picture, or as an address that holds its colours. */
export function PaletteActions({ colours }: { colours: readonly PaletteColour[] }) {
  const t = useTranslations('tools');
  const savePng = () =>
    palettePng(colours).then(
      (png) => saveFile(png, 'palette.png'),
      () => notify({ text: t('palette.noPng'), tone: 'error' }),
    );
  const saveSvg = () => saveFile(new Blob([paletteSvg(colours)], { type: 'image/svg+xml' }), 'palette.svg');
  return (
    <div className="flex flex-wrap gap-2">
      <Button look="primary" onClick={() => void savePng()}>
        <Download aria-hidden className="size-4" />
        PNG
      </Button>
      <Button onClick={saveSvg}>
        <Download aria-hidden className="size-4" />
        SVG
      </Button>
      <ShareButton title={t('names.palette')} />
    </div>
  );
}
