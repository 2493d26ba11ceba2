import { codesOf, type PaletteColour } from './colour-codes';

/** The colours in one bar, each as wide as its share; the list below says the same in words. */
export function ColourBar({ colours }: { colours: readonly PaletteColour[] }) {
  return (
    <div aria-hidden className="flex h-14 overflow-hidden rounded-md border border-line">
      {colours.map(({ rgb, share }) => {
        const { hex } = codesOf(rgb);
        return <div key={hex} style={{ backgroundColor: hex, flexGrow: share, flexBasis: 4 }} />;
      })}
    </div>
  );
}
