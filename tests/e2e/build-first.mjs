// Journeys go through the build; one that is older than its sources would prove nothing. Playwright takes the default
// export of this module as its set-up.
// biome-ignore lint/style/noDefaultExport: see above.
// biome-ignore lint/performance/noBarrelFile: nothing else is handed on.
export { freshBuild as default } from '../../tools/fresh-build.mjs';
