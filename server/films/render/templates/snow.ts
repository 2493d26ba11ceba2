import type { Template } from './template';

/** Winter: very slow, cool and pale, falling snow, words in the middle below. */
export const snow: Template = {
  label: { zh: '雪', en: 'Snow' },
  rhythm: { title: 8, pictures: [8, 8], transition: 3, ending: 8 },
  motion: { turns: ['out', 'in', 'right', 'out', 'left'], pace: 0.012 },
  transitions: [
    { kind: 'dip', colour: [246, 249, 252] },
    { kind: 'fade' },
    { kind: 'matte', matte: 'wipe-up', softness: 0.7 },
  ],
  frame: { top: 0, side: 0, bottom: 0, ground: [246, 249, 252] },
  grade: { saturation: 0.74, brightness: 1.05, tint: [238, 246, 255] },
  verse: { place: 'beneath-centre', size: 0.054, colour: [255, 255, 255], shadow: 0.6 },
  caption: { colour: [255, 255, 255], shadow: 0.6 },
  card: {
    ...{ ground: 'paper', paper: [240, 244, 248], layout: 'centre' },
    ...{ colour: [52, 66, 82], shadow: 0, accent: [84, 120, 156] },
  },
  fade: [246, 249, 252],
  particles: {
    ...{ count: 130, colour: [255, 255, 255], radius: [0.003, 0.014], fall: 0.075, wind: 0.018 },
    ...{ sway: 0.02, opacity: 0.8, pulse: 0 },
  },
  music: {
    ...{ tempo: 60, mode: 'yu', tonic: 57, brightness: 0.3, density: 0.8, pad: 0.7 },
    ...{ percussion: 'bell', room: 0.42 },
  },
};
