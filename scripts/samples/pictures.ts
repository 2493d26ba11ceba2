import type { SampleId } from './catalogue';
import { develop } from './core/develop';
import { inkOf } from './core/encode';
import type { Picture } from './core/picture';
import { renderDrawing } from './drawing/render';
import { renderLandscape, surveyLandscape } from './landscape/render';
import { HOURS } from './landscape/times';
import { crop, renderOldPhoto } from './old/render';
import { PAGE, labelSvg, pageSvg } from './page/content';
import { renderPage } from './page/render';
import { renderStillLife } from './still/render';

/** Width of the still life, the landscapes and the drawing, pixels, and how many paths a pixel of the first gets. */
export interface Scale {
  readonly width: number;
  readonly samples: number;
}

export const FULL: Scale = { width: 1600, samples: 6 };
const SEED = 7;

/** Renders every sample picture in display light, one after another, so that only one or two are held at a time. */
export async function* renderAll(
  scale: Scale,
  told: (part: number) => void,
): AsyncGenerator<[SampleId, Picture]> {
  const { width, samples } = scale;
  const height = Math.round(width * 0.625);
  const ground = surveyLandscape(width, height, SEED - 2);
  for (const hour of HOURS) {
    const scene = renderLandscape(ground, hour, SEED - 2);
    const picture = develop(scene, { exposure: hour.exposure, vignette: 0.3, grain: 0.02 });
    yield [`landscape-${hour.name}`, picture];
    if (hour.name === 'noon') {
      const view = crop(picture, 0.13, 0.12, 0.81, 0.96);
      yield ['old-photo', renderOldPhoto(view, Math.round(width * 0.75), SEED)];
    }
  }
  yield ['line-art', renderDrawing(width, SEED - 4)];
  const pageWidth = Math.round(width * 0.75);
  const ink = await inkOf(pageSvg(), pageWidth, Math.round((pageWidth * PAGE.height) / PAGE.width));
  yield ['page-of-text', renderPage(ink)];
  const label = await inkOf(labelSvg(), 180, 530);
  const scene = renderStillLife(
    { width, height: Math.round(width * 0.75), samples, seed: SEED },
    label,
    told,
  );
  yield ['still-life', develop(scene, { exposure: 1, vignette: 0.25, grain: 0.02 })];
}
