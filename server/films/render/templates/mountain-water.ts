import type { Template } from './template';

/** Spring rivers and hills: slow, ink that spreads in paper, vertical verse. */
export const mountainWater: Template = {
  label: { zh: '山水', en: 'Mountain and water' },
  rhythm: { title: 8, pictures: [8, 8, 8, 12], transition: 2, ending: 8 },
  motion: { turns: ['in', 'right', 'out', 'left', 'in', 'up'], pace: 0.016 },
  transitions: [
    { kind: 'matte', matte: 'ink', softness: 0.22 },
    { kind: 'fade' },
    { kind: 'fade' },
    { kind: 'matte', matte: 'ink', softness: 0.22 },
  ],
  frame: { top: 0, side: 0, bottom: 0, ground: [243, 239, 229] },
  grade: { saturation: 0.96, brightness: 1.02, tint: null },
  verse: { place: 'aside-right', size: 0.062, colour: [255, 252, 244], shadow: 0.62 },
  caption: { colour: [255, 252, 244], shadow: 0.6 },
  card: {
    ...{ ground: 'paper', paper: [243, 239, 229], layout: 'vertical' },
    ...{ colour: [43, 46, 48], shadow: 0, accent: [178, 52, 40] },
  },
  fade: [243, 239, 229],
  music: {
    ...{ tempo: 72, mode: 'zhi', tonic: 55, brightness: 0.35, density: 0.9, pad: 0.55 },
    ...{ percussion: 'none', room: 0.34 },
  },
};
