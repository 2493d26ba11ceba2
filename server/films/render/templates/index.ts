/** The templates, by name. */
import { garden } from './garden';
import { journal } from './journal';
import { mountainWater } from './mountain-water';
import type { TemplateName } from './names';
import { night } from './night';
import { oldTown } from './old-town';
import { seaside } from './seaside';
import { snow } from './snow';
import type { Template } from './template';

export const TEMPLATES: Readonly<Record<TemplateName, Template>> = {
  'mountain-water': mountainWater,
  seaside,
  'old-town': oldTown,
  garden,
  snow,
  night,
  journal,
};
