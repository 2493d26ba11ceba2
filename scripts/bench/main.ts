/** `npm run bench [-- enlarge|jobs|page]`: speed figures as tables on standard output and JSON in bench/out/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { benchEnlarge } from './enlarge';
import { benchJobs } from './jobs';
import { benchPage } from './page';
import { tableOf, type BenchReport } from './lib/report';

const OUT = 'bench/out';

const BENCHES: Readonly<Record<string, () => Promise<BenchReport>>> = {
  enlarge: benchEnlarge,
  jobs: async () => {
    const { name, rows } = await benchJobs();
    return { name: 'jobs', tables: { [name]: rows } };
  },
  page: benchPage,
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in BENCHES));
if (unknown !== undefined) {
  process.stderr.write(`bench: ${unknown} is not one of ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}
mkdirSync(OUT, { recursive: true });
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const report = await bench();
  for (const [title, rows] of Object.entries(report.tables)) {
    process.stdout.write(`\n${title}\n\n${tableOf(rows)}\n`);
  }
  writeFileSync(`${OUT}/${report.name}.json`, `${JSON.stringify(report, null, 1)}\n`);
  if (report.failed) {
    process.stderr.write(`bench: ${report.failed}\n`);
    process.exitCode = 1;
  }
}
