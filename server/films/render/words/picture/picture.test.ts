/** Guarantee: whatever shape a picture has, its words can be drawn in every template and format. */
import { expect, it } from 'vitest';
import { placePicture } from '../../camera/placing';
import { FORMATS } from '../../formats';
import { TEMPLATES } from '../../templates';
import { TEMPLATE_NAMES } from '../../templates/names';
import { pictureWords } from './picture';

const SHAPES = [
  [1600, 1000],
  [800, 1020],
  [700, 950],
  [200, 800],
  [50, 50],
  [20_000, 2000],
] as const;

it.each(TEMPLATE_NAMES)(
  '%s',
  async (name) => {
    const template = TEMPLATES[name];
    for (const frame of [FORMATS['720p'], FORMATS['720p-portrait']]) {
      for (const [width, height] of SHAPES) {
        const { window } = placePicture({ width, height }, frame, template, undefined);
        const words = { kind: 'picture', verse: '', caption: '4月3日 · 杭州市西湖区', window } as const;
        for (const verse of ['', '江南春水绿如蓝，日出江花红胜火']) {
          const drawn = await pictureWords({ frame, template }, { ...words, verse }, { from: 0, until: 100 });
          expect(drawn.length, `${width}×${height} in ${frame.width}`).toBeGreaterThan(0);
        }
      }
    }
  },
  60_000,
);
