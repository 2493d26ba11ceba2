/** Templates by name; the order is the one in which they are offered. */
export const TEMPLATE_NAMES = [
  'mountain-water',
  'seaside',
  'old-town',
  'garden',
  'snow',
  'night',
  'journal',
] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];
