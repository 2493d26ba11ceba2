import type { Template } from './template';

/** A plain travel journal for everything else: pictures on white, captions beneath, quick cuts. */
export const journal: Template = {
  label: { zh: '旅记', en: 'Journal' },
  rhythm: { title: 8, pictures: [6, 6, 8, 6], transition: 1, ending: 8 },
  motion: { turns: ['in', 'right', 'out', 'left'], pace: 0.018 },
  transitions: [
    { kind: 'matte', matte: 'wipe-right', softness: 0.1 },
    { kind: 'fade' },
    { kind: 'page', from: 'below' },
    { kind: 'fade' },
  ],
  frame: { top: 0.06, side: 0.06, bottom: 0.15, ground: [250, 249, 246] },
  grade: { saturation: 1, brightness: 1, tint: null },
  verse: { place: 'beneath-left', size: 0.046, colour: [48, 50, 54], shadow: 0 },
  caption: { colour: [120, 122, 126], shadow: 0 },
  card: {
    ...{ ground: 'paper', paper: [250, 249, 246], layout: 'corner' },
    ...{ colour: [48, 50, 54], shadow: 0, accent: [196, 112, 60] },
  },
  fade: [250, 249, 246],
  music: {
    ...{ tempo: 96, mode: 'zhi', tonic: 55, brightness: 0.6, density: 1.4, pad: 0.45 },
    ...{ percussion: 'soft-drum', room: 0.2 },
  },
};
