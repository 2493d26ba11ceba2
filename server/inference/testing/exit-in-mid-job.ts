/** Child process of a test: begins to enlarge the raster it is given, and exits after the first tile. */
import path from 'node:path';
import { findModel } from '../manifest';
import { Crew } from '../threads/crew';

const [decoded = ''] = process.argv.slice(2);
const { model } = findModel({ task: 'upscale', style: 'photo', scale: 2, level: -1 });
const order = { decoded, folder: path.dirname(decoded), passes: [model], tile: 64 };
const onTile = () => {
  process.stdout.write('leaving');
  process.exit(0);
};
await new Crew().enlarge(order, { onTile });
