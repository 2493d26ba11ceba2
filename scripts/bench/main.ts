/** `npm run bench [-- NAME …]`: speed figures as tables on standard output and JSON in bench/out/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { benchEnlarge } from './enlarge';
import { benchFilm } from './film';
import { benchHuge } from './huge';
import { benchJobs } from './jobs';
import { benchPage } from './page';
import { benchRestore } from './restore';
import { benchVision } from './vision';
import { USAGE, readOptions, type BenchName, type BenchOptions } from './lib/options';
import { tableOf, type BenchReport } from './lib/report';

const OUT = 'bench/out';

const BENCHES: Readonly<Record<BenchName, (options: BenchOptions) => Promise<BenchReport>>> = {
  enlarge: benchEnlarge,
  jobs: async () => {
    const { name, rows } = await benchJobs();
    return { name: 'jobs', tables: { [name]: rows } };
  },
  page: benchPage,
  vision: benchVision,
  huge: benchHuge,
  film: benchFilm,
  restore: benchRestore,
};

function options(): BenchOptions {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    process.exit(2);
  }
}

function publish(report: BenchReport): void {
  for (const [title, rows] of Object.entries(report.tables)) {
    if (rows.length > 0) process.stdout.write(`\n${title}\n\n${tableOf(rows)}\n`);
  }
  if (report.notes) process.stdout.write(`\n${report.notes.map((note) => `- ${note}`).join('\n')}\n`);
  writeFileSync(`${OUT}/${report.name}.json`, `${JSON.stringify(report, null, 1)}\n`);
  if (report.failed) {
    process.stderr.write(`bench: ${report.failed}\n`);
    process.exitCode = 1;
  }
}

const wanted = options();
mkdirSync(OUT, { recursive: true });
for (const name of wanted.names) publish(await BENCHES[name](wanted));
