/** How a picture of this shape fills the stage: never beyond its edges, nor at more than three times its size. */
export function fitStage(width: number, height: number) {
  const ratio = width / height;
  return {
    aspectRatio: `${width} / ${height}`,
    width: `min(100%, calc((var(--stage) - 2rem) * ${ratio.toFixed(5)}), ${width * 3}px)`,
  };
}
