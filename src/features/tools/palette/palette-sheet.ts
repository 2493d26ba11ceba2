/** The palette as a picture of its own. */
import { codesOf, inkOn, type PaletteColour } from './colour-codes';

const WIDTH = 1600;
const HEIGHT = 480;
/** How much of the width is dealt out evenly, so that every code finds room on its colour. */
const EVEN = 0.6;

/** An SVG of 1600×480 with a band for each colour: wider ones fill more of the picture. */
export function paletteSvg(colours: readonly PaletteColour[]): string {
  const whole = colours.reduce((sum, { share }) => sum + share, 0) || 1;
  let left = 0;
  const bands = colours.map(({ rgb, share }) => {
    const width = WIDTH * (EVEN / colours.length + ((1 - EVEN) * share) / whole);
    const { hex } = codesOf(rgb);
    const size = Math.min(26, width / 4.8);
    const [x, middle] = [left.toFixed(1), (left + width / 2).toFixed(1)];
    left += width;
    // A hair wider than its part: no light comes through between two bands.
    return (
      `<rect x="${x}" width="${(width + 0.5).toFixed(1)}" height="${HEIGHT}" fill="${hex}"/>` +
      `<text x="${middle}" y="${HEIGHT - 36}" fill="${inkOn(rgb)}" font-size="${size.toFixed(1)}">${hex}</text>`
    );
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    `<g font-family="ui-monospace, Menlo, Consolas, monospace" text-anchor="middle">${bands.join('')}</g></svg>`
  );
}

/** The same as a PNG. Throws where the browser gives us no canvas. */
export async function palettePng(colours: readonly PaletteColour[]): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([paletteSvg(colours)], { type: 'image/svg+xml' }));
  try {
    const picture = new Image(WIDTH, HEIGHT);
    picture.src = address;
    await picture.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [WIDTH, HEIGHT];
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('the canvas gave no picture');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}
