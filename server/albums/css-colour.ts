import type { Colour } from '@/server/films/render/templates/template';

/** A colour of a template for style sheets. */
export const css = ([red, green, blue]: Colour) => `rgb(${red} ${green} ${blue})`;
