/** Thread that restores a decoded picture, and has the engine's thread run the networks. */
import path from 'node:path';
import { takeOrders, type OrderTools } from '@/server/inference/threads/order';
import { Raster } from '@/server/media/pixels/raster';
import { spreadColour } from '@/server/media/pixels/spread';
import { changeBackground } from './bg';
import { giveColour } from './colour';
import { takeOutHaze } from './defogging';
import type { StepFacts } from './facts';
import { findFacesHere } from './faces-here';
import { restoreFaces } from './faces/restore-faces';
import type { RestoreMade, RestoreOrder, RestoreWork } from './order';
import { span, type RestoreTools } from './pixels/tools';
import { clean } from './repair';
import { takeOutScratches } from './scratch/scratch';

/** px: networks see what lies under transparency. */
const SPREAD = 32;

/** Share of the time for the whole picture, where faces are drawn anew afterwards. */
const CLEANED = 0.8;

/** Cleans the picture; then its faces. */
async function repair(
  raster: Raster,
  target: Raster,
  { source, work }: RestoreOrder & { work: Extract<RestoreWork, { kind: 'repair' }> },
  tools: RestoreTools,
): Promise<StepFacts> {
  const { operation, networks } = work;
  const { face } = networks;
  if (!face) return clean(raster, target, operation, networks, tools);
  const cleaning = { ...tools, tell: span(tools.tell, 0, CLEANED) };
  const facts = await clean(raster, target, operation, networks, cleaning);
  tools.goOn();
  const boxes = await findFacesHere(source);
  const faces = await restoreFaces(
    { raster: target, boxes, skip: operation.faces.skip, model: face },
    { ...tools, tell: span(tools.tell, CLEANED, 1) },
  );
  return { ...facts, faces, networks: [networks.repair.id, face.id] };
}

async function restore(raster: Raster, order: RestoreOrder, tools: RestoreTools): Promise<RestoreMade> {
  const { work, folder, mask } = order;
  const target = path.join(folder, 'restored.tif');
  const inPlace = async (facts: Promise<RestoreMade['facts']>) => ({ path: raster.path, facts: await facts });
  switch (work.kind) {
    case 'scratch':
      return inPlace(takeOutScratches(raster, work.operation, { networks: work.networks, mask }, tools));
    case 'defogging':
      return inPlace(takeOutHaze(raster, work.operation, work.networks, tools));
    case 'colour':
      return inPlace(giveColour(raster, work.operation, work.networks, tools));
    case 'bg':
      return {
        path: target,
        facts: await changeBackground(raster, target, work.operation, work.networks, tools),
      };
    case 'repair': {
      const cleaned = Raster.create(target, raster.width, raster.height, raster.channels);
      try {
        return { path: target, facts: await repair(raster, cleaned, { ...order, work }, tools) };
      } finally {
        cleaned.close();
      }
    }
  }
}

takeOrders(async (order: RestoreOrder, { infer, goOn, tell }: OrderTools<number>): Promise<RestoreMade> => {
  const raster = Raster.openDecoded(order.decoded);
  try {
    if (raster.channels === 4) spreadColour(raster, SPREAD);
    return await restore(raster, order, { infer, goOn, tell });
  } finally {
    raster.close();
  }
});
