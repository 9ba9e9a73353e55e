// npm run --silent carrel -- COMMAND …: the command line from a checkout, built first when it is older than its sources.
import { createRequire } from 'node:module';
import { freshBuild } from './fresh-build.mjs';

try {
  await freshBuild();
} catch (error) {
  console.error(`carrel: ${error.message}`);
  process.exit(1);
}
// npm runs scripts in the folder of package.json; paths mean what they mean where the command was typed.
if (process.env.npm_lifecycle_event === 'carrel' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
// In this very process: a signal meets the program itself, and nobody stands between it and its output.
createRequire(import.meta.url)('../out/main/cli.js');
