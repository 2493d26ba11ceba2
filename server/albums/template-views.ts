/** What the film templates look like, for drawings of them. */
import { TEMPLATES } from '@/server/films/render/templates';
import { TEMPLATE_NAMES } from '@/server/films/render/templates/names';
import { css } from './css-colour';
import type { TemplateView } from './views';

/** In the order in which they are offered. */
export function templateViews(): TemplateView[] {
  return TEMPLATE_NAMES.map((name) => {
    const { frame, grade, verse } = TEMPLATES[name];
    const { top, side, bottom, ground, line } = frame;
    return {
      name,
      frame: { top, side, bottom, ground: css(ground), line: line ? css(line) : null },
      saturation: grade.saturation,
      brightness: grade.brightness,
      tint: grade.tint ? css(grade.tint) : null,
      verse: { place: verse.place, colour: css(verse.colour) },
    };
  });
}
