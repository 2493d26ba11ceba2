import type { Template } from './template';

/** Night markets and lanterns: dark, light leaks, glowing motes, words at the lower left. */
export const night: Template = {
  label: { zh: '夜色', en: 'Night' },
  rhythm: { title: 8, pictures: [8, 6, 6, 8], transition: 1.5, ending: 8 },
  motion: { turns: ['in', 'in', 'left', 'out', 'right'], pace: 0.02 },
  transitions: [
    { kind: 'leak', colour: [255, 176, 92] },
    { kind: 'dip', colour: [8, 10, 18] },
    { kind: 'fade' },
    { kind: 'leak', colour: [255, 150, 110] },
  ],
  frame: { top: 0.06, side: 0, bottom: 0.06, ground: [8, 10, 18] },
  grade: { saturation: 1.06, brightness: 0.96, tint: null },
  verse: { place: 'beneath-left', size: 0.054, colour: [255, 240, 214], shadow: 0.7 },
  caption: { colour: [255, 240, 214], shadow: 0.7 },
  card: {
    ...{ ground: 'blur', paper: [8, 10, 18], layout: 'centre' },
    ...{ colour: [255, 240, 214], shadow: 0.6, accent: [255, 176, 92] },
  },
  fade: [8, 10, 18],
  particles: {
    ...{ count: 26, colour: [255, 206, 132], radius: [0.006, 0.022], fall: -0.018, wind: 0.012 },
    ...{ sway: 0.03, opacity: 0.5, pulse: 5 },
  },
  music: {
    ...{ tempo: 88, mode: 'yu', tonic: 50, brightness: 0.6, density: 1.3, pad: 0.6 },
    ...{ percussion: 'soft-drum', room: 0.3 },
  },
};
