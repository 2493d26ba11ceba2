import { type Rgb, hex } from '../core/picture';

/** The four pictures of one place. */
export type TimeName = 'dawn' | 'noon' | 'dusk' | 'night';

/** What the hour does to the light. Colours are linear scene light; directions are right, up, ahead. */
export interface Hour {
  readonly name: TimeName;
  /** Towards the sun or the moon; made unit length on use. */
  readonly sun: readonly [number, number, number];
  readonly sunlight: Rgb;
  /** Light of the sky's dome on a surface that faces up. */
  readonly dome: Rgb;
  /** Sky colour from the horizon up, at equal steps of the square root of height. */
  readonly sky: readonly Rgb[];
  /** Glow about the sun: its colour, and how fast it fades with angle, 1/radian. */
  readonly glow: Rgb;
  readonly fade: number;
  /** Half width of the disc, radians, and its colour. */
  readonly disc: number;
  readonly discColour: Rgb;
  /** Part of the sky under cloud, and the clouds' shaded and lit colours. */
  readonly cloud: number;
  readonly cloudDark: Rgb;
  readonly cloudLit: Rgb;
  /** Haze per metre, and mist per metre at the water. */
  readonly haze: number;
  readonly mist: number;
  /** Colour of things near the lens with the light behind them, and of their lit sides. */
  readonly shade: Rgb;
  readonly lit: Rgb;
  readonly stars: boolean;
  readonly exposure: number;
}

const scale = (colour: Rgb, k: number): Rgb => [colour[0] * k, colour[1] * k, colour[2] * k];

export const HOURS: readonly Hour[] = [
  {
    name: 'dawn',
    sun: [-0.082, 0.138, 1],
    sunlight: [1.5, 0.95, 0.62],
    dome: [0.2, 0.25, 0.34],
    sky: [hex('#f6cfae'), hex('#f0c9b4'), hex('#d3c3c6'), hex('#a9b4cc'), hex('#7f98c0')],
    glow: [0.85, 0.5, 0.24],
    fade: 4.2,
    disc: 0.016,
    discColour: [3.6, 2.9, 2.1],
    cloud: 0.4,
    cloudDark: hex('#b3a9b8'),
    cloudLit: hex('#ffe2c4'),
    haze: 0.00016,
    mist: 0.0015,
    shade: [0.018, 0.022, 0.026],
    lit: [0.13, 0.11, 0.07],
    stars: false,
    exposure: 0.86,
  },
  {
    name: 'noon',
    sun: [-0.62, 0.72, -0.18],
    sunlight: [2.5, 2.32, 2.0],
    dome: [0.28, 0.38, 0.52],
    sky: [hex('#d3e3ec'), hex('#b3d0e6'), hex('#86b3dc'), hex('#5b92cb'), hex('#3f78b8')],
    glow: [0.1, 0.1, 0.1],
    fade: 2,
    disc: 0,
    discColour: [0, 0, 0],
    cloud: 0.5,
    cloudDark: hex('#b9c6d3'),
    cloudLit: [1.25, 1.22, 1.18],
    haze: 0.00013,
    mist: 0.0006,
    shade: [0.014, 0.03, 0.012],
    lit: [0.19, 0.235, 0.06],
    stars: false,
    exposure: 0.8,
  },
  {
    name: 'dusk',
    sun: [0.125, 0.088, 1],
    sunlight: [1.5, 0.56, 0.2],
    dome: [0.12, 0.11, 0.18],
    sky: [hex('#f7a765'), hex('#ea8a66'), hex('#b4718a'), hex('#66608f'), hex('#36447a')],
    glow: [1.1, 0.42, 0.09],
    fade: 4.8,
    disc: 0.02,
    discColour: [9, 4.6, 1.6],
    cloud: 0.58,
    cloudDark: hex('#5e4f78'),
    cloudLit: [1.35, 0.5, 0.24],
    haze: 0.00014,
    mist: 0.0009,
    shade: [0.008, 0.007, 0.011],
    lit: [0.085, 0.035, 0.014],
    stars: false,
    exposure: 0.8,
  },
  {
    name: 'night',
    sun: [0.24, 0.27, 1],
    sunlight: [0.16, 0.21, 0.3],
    dome: [0.018, 0.028, 0.052],
    sky: [hex('#3a5476'), hex('#2c4468'), hex('#1c3052'), hex('#11203d'), hex('#0a162e')],
    glow: [0.085, 0.105, 0.13],
    fade: 3.4,
    disc: 0.024,
    discColour: [1.35, 1.33, 1.2],
    cloud: 0.34,
    cloudDark: scale(hex('#2a3c58'), 0.8),
    cloudLit: hex('#8598b0'),
    haze: 0.00018,
    mist: 0.0017,
    shade: [0.0022, 0.0034, 0.006],
    lit: [0.02, 0.027, 0.034],
    stars: true,
    exposure: 1.05,
  },
];
