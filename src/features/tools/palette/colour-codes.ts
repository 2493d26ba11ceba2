/** Colours as people write them, and as an address carries them. */

/** Red, green and blue, whole numbers 0..255. */
export type Rgb = readonly [number, number, number];

export interface PaletteColour {
  rgb: Rgb;
  /** 0..1 of the picture. */
  share: number;
}

const hexOf = (rgb: Rgb) =>
  rgb
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();

/** Hue in whole degrees, saturation and lightness in whole per cent. */
export function hslOf([r, g, b]: Rgb): [number, number, number] {
  const [red, green, blue] = [r / 255, g / 255, b / 255];
  const high = Math.max(red, green, blue);
  const low = Math.min(red, green, blue);
  const spread = high - low;
  const lightness = (high + low) / 2;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * lightness - 1));
  let turn = 0;
  if (spread > 0) {
    if (high === red) turn = ((green - blue) / spread + 6) % 6;
    else if (high === green) turn = (blue - red) / spread + 2;
    else turn = (red - green) / spread + 4;
  }
  return [Math.round(turn * 60) % 360, Math.round(saturation * 100), Math.round(lightness * 100)];
}

/** The codes of a colour in the notations of CSS. */
export function codesOf(rgb: Rgb): { hex: string; rgb: string; hsl: string } {
  const [hue, saturation, lightness] = hslOf(rgb);
  return {
    hex: `#${hexOf(rgb)}`,
    rgb: `rgb(${rgb.join(', ')})`,
    hsl: `hsl(${hue}, ${saturation}%, ${lightness}%)`,
  };
}

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours by WCAG, 1..21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Black or white, whichever reads better on a colour: never below 4.58. */
export function inkOn(rgb: Rgb): '#000000' | '#ffffff' {
  return contrast(rgb, [0, 0, 0]) >= contrast(rgb, [255, 255, 255]) ? '#000000' : '#ffffff';
}

/** `8A6B4C-312.…`: codes with the shares in thousandths. */
export function writeColours(colours: readonly PaletteColour[]): string {
  return colours.map(({ rgb, share }) => `${hexOf(rgb)}-${Math.round(share * 1000)}`).join('.');
}

/** The colours of an address, at most 16; whatever is none is left out. */
export function readColours(text: string | null): PaletteColour[] {
  const parts = (text ?? '').split('.').slice(0, 16);
  return parts.flatMap((part) => {
    const found = /^([\da-f]{2})([\da-f]{2})([\da-f]{2})-(\d{1,4})$/i.exec(part);
    if (!found) return [];
    const [, red = '0', green = '0', blue = '0', thousandths = '0'] = found;
    const rgb: Rgb = [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
    return [{ rgb, share: Math.min(1, Number(thousandths) / 1000) }];
  });
}
