import type { Template } from './template';

/** Old streets and houses: pictures in a warm mount with a line, leafed over like an album. */
export const oldTown: Template = {
  label: { zh: '老城', en: 'Old town' },
  rhythm: { title: 8, pictures: [8, 6, 6, 8], transition: 2, ending: 8 },
  motion: { turns: ['in', 'out', 'right', 'up'], pace: 0.015 },
  transitions: [
    { kind: 'dip', colour: [38, 30, 24] },
    { kind: 'page', from: 'right' },
    { kind: 'fade' },
    { kind: 'page', from: 'right' },
  ],
  frame: { top: 0.055, side: 0.085, bottom: 0.185, ground: [237, 226, 206], line: [150, 118, 84] },
  grade: { saturation: 0.82, brightness: 1, tint: [255, 240, 214] },
  verse: { place: 'beneath-centre', size: 0.05, colour: [66, 48, 36], shadow: 0 },
  caption: { colour: [120, 94, 70], shadow: 0 },
  card: {
    ...{ ground: 'paper', paper: [237, 226, 206], layout: 'centre' },
    ...{ colour: [66, 48, 36], shadow: 0, accent: [160, 62, 40] },
  },
  fade: [38, 30, 24],
  music: {
    ...{ tempo: 80, mode: 'shang', tonic: 52, brightness: 0.5, density: 1.1, pad: 0.35 },
    ...{ percussion: 'woodblock', room: 0.26 },
  },
};
