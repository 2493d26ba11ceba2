import type { Template } from './template';

/** Holidays by the sea: brisk, wide wipes and sunlight, words at the lower left. */
export const seaside: Template = {
  label: { zh: '海滨', en: 'Seaside' },
  rhythm: { title: 8, pictures: [6, 6, 6, 8], transition: 1, ending: 8 },
  motion: { turns: ['right', 'in', 'left', 'out'], pace: 0.024 },
  transitions: [
    { kind: 'leak', colour: [255, 214, 150] },
    { kind: 'matte', matte: 'sweep', softness: 0.16 },
    { kind: 'fade' },
    { kind: 'page', from: 'right' },
  ],
  frame: { top: 0, side: 0, bottom: 0, ground: [250, 250, 246] },
  grade: { saturation: 1.08, brightness: 1.03, tint: null },
  verse: { place: 'beneath-left', size: 0.056, colour: [255, 255, 255], shadow: 0.6 },
  caption: { colour: [255, 255, 255], shadow: 0.6 },
  card: {
    ...{ ground: 'blur', paper: [236, 243, 245], layout: 'corner' },
    ...{ colour: [255, 255, 255], shadow: 0.5, accent: [255, 200, 120] },
  },
  fade: [250, 250, 246],
  music: {
    ...{ tempo: 104, mode: 'gong', tonic: 57, brightness: 0.7, density: 1.6, pad: 0.4 },
    ...{ percussion: 'shaker', room: 0.22 },
  },
};
