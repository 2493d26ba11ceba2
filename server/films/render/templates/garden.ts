import type { Template } from './template';

/** Gardens: moon gates and lattice windows, a narrow light mount, verse at the left. */
export const garden: Template = {
  label: { zh: '园林', en: 'Garden' },
  rhythm: { title: 8, pictures: [8, 8, 6, 10], transition: 2, ending: 8 },
  motion: { turns: ['in', 'left', 'out', 'up', 'in', 'right'], pace: 0.017 },
  transitions: [
    { kind: 'matte', matte: 'moon-gate', softness: 0.04 },
    { kind: 'fade' },
    { kind: 'matte', matte: 'lattice', softness: 0.3 },
    { kind: 'fade' },
    { kind: 'matte', matte: 'moon-gate', softness: 0.04 },
  ],
  frame: { top: 0.045, side: 0.045, bottom: 0.045, ground: [240, 243, 234], line: [176, 190, 168] },
  grade: { saturation: 1.02, brightness: 1.02, tint: null },
  verse: { place: 'aside-left', size: 0.058, colour: [252, 255, 248], shadow: 0.62 },
  caption: { colour: [252, 255, 248], shadow: 0.6 },
  card: {
    ...{ ground: 'paper', paper: [240, 243, 234], layout: 'vertical' },
    ...{ colour: [44, 62, 50], shadow: 0, accent: [178, 52, 40] },
  },
  fade: [240, 243, 234],
  music: {
    ...{ tempo: 76, mode: 'gong', tonic: 53, brightness: 0.55, density: 1.2, pad: 0.4 },
    ...{ percussion: 'bell', room: 0.3 },
  },
};
