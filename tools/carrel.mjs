// npm run --silent carrel -- COMMAND …: the command line from a checkout, built first when it is older than its sources.
import { createRequire } from 'node:module';
import { freshBuild } from './fresh-build.mjs';

try {
  await freshBuild();
} catch (error) {
  console.error(`carrel: ${error.message}`);
  process.exit(1);
}
// In this very process: a signal meets the program itself, and nobody stands between it and its output.
createRequire(import.meta.url)('../out/main/cli.js');
