/**
 * `npm run eval`: quality of the shipped networks on held-out pictures, beside public ones, into the model cards.
 * `npm run eval -- levels`: noise levels on degraded pictures. `npm run eval -- pictures`: crops for the cards.
 * `npm run eval -- weather|tags|style|colour|matte`: the networks that see, paint, colour and cut out.
 * `npm run eval -- repair|scratch|defog`: restoring.
 * `npm run eval -- poem`: verse.
 * `--style photo|art` and `--scale 2|3|4` measure a part, which is printed only.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { evaluateClean } from './clean';
import { evaluateLevels } from './levels';
import { makePictures } from './pictures';
import { evaluatePoems } from './poem';
import { evaluateDefog, evaluateRepair, evaluateScratch } from './seeing/restoring';
import { evaluateColour } from './seeing/colour';
import { evaluateMatte } from './seeing/matte';
import { evaluateStyle } from './seeing/style';
import { evaluateTags } from './seeing/tags';
import { evaluateWeather } from './seeing/weather';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { style: { type: 'string' }, scale: { type: 'string' } },
});
const part = z.object({
  what: z
    .enum([
      'pictures',
      'levels',
      'poem',
      'repair',
      'scratch',
      'defog',
      'weather',
      'tags',
      'style',
      'colour',
      'matte',
    ])
    .optional(),
  style: z.enum(['photo', 'art']).optional(),
  scale: z.coerce
    .number()
    .pipe(z.literal([2, 3, 4]))
    .optional(),
});
const asked = part.safeParse({ what: positionals[0], ...values });
if (asked.error) {
  process.stderr.write(`eval: ${z.prettifyError(asked.error)}\n`);
  process.exitCode = 2;
} else if (asked.data.what === 'pictures') await makePictures();
else if (asked.data.what === 'weather') await evaluateWeather();
else if (asked.data.what === 'tags') await evaluateTags();
else if (asked.data.what === 'style') await evaluateStyle();
else if (asked.data.what === 'repair') evaluateRepair();
else if (asked.data.what === 'scratch') evaluateScratch();
else if (asked.data.what === 'defog') evaluateDefog();
else if (asked.data.what === 'colour') evaluateColour();
else if (asked.data.what === 'matte') evaluateMatte();
else if (asked.data.what === 'poem') await evaluatePoems();
else if (asked.data.what === 'levels') await evaluateLevels(asked.data);
else await evaluateClean(asked.data);
