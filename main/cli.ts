/** Entry of the command line: the table of commands, and what all of them share. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isErrorCode } from '../contract/errors.ts';
import { type Command, type ExitCode, type GivenCall, UsageError } from './command-line/command.ts';
import { dictionary } from './command-line/dictionary.ts';
import { commandHelp, generalHelp } from './command-line/help.ts';
import { highlight } from './command-line/highlight.ts';
import { importFiles } from './command-line/import.ts';
import { imports } from './command-line/imports.ts';
import { comesLater } from './command-line/later.ts';
import { list } from './command-line/list.ts';
import { note } from './command-line/note.ts';
import { open } from './command-line/open.ts';
import { createOutput, harmless, OutputClosed } from './command-line/output.ts';
import { parseCall } from './command-line/parse-call.ts';
import { quotations } from './command-line/quotations.ts';
import { readAgain } from './command-line/read-again.ts';
import { search } from './command-line/search.ts';
import { serve } from './command-line/serve.ts';
import { openSession, type Session } from './command-line/session.ts';
import { show } from './command-line/show.ts';
import { stats } from './command-line/stats.ts';
import { undo } from './command-line/undo.ts';
import { verify } from './command-line/verify.ts';
import { watch } from './command-line/watch.ts';
import { onEndSignal } from './hosts/end-signals.ts';
import { openConfStore } from './settings/conf-store.ts';
import { chooseLibraryFolder, programPlaces, settingsFolder } from './settings/places.ts';
import { createSettingsStore, type SettingsStore } from './settings/settings-store.ts';

const commands: readonly Command[] = [
  importFiles,
  imports,
  undo,
  readAgain,
  watch,
  search,
  quotations,
  list,
  show,
  open,
  note,
  highlight,
  dictionary,
  stats,
  verify,
  serve,
  comesLater('export', '', 'Write articles to other formats'),
  comesLater('backup', 'FILE', 'Put everything into one file'),
  comesLater('restore', 'FILE', 'Bring everything back from one file'),
];

const output = createOutput(process.stdout);
const tell = (line: string): void => void process.stderr.write(`carrel: ${harmless(line)}\n`);

async function main([name, ...args]: string[]): Promise<ExitCode> {
  if (name === undefined) {
    process.stderr.write(generalHelp(commands));
    return 2;
  }
  if (name === '--version') return tellVersion();
  const asked = name === 'help' ? args[0] : name;
  if (asked === undefined || asked === '--help' || asked === '-h') {
    await output.line(generalHelp(commands).trimEnd());
    return 0;
  }
  const command = commands.find((one) => one.name === asked);
  if (command === undefined) {
    tell(`There is no command "${asked}". "carrel --help" lists them.`);
    return 2;
  }
  return runCommand(command, name === 'help' ? ['--help'] : args);
}

async function runCommand(command: Command, args: string[]): Promise<ExitCode> {
  let session: Session | undefined;
  try {
    const { values, positionals, library, json, help } = parseCall(command, args);
    if (help) {
      await output.line(commandHelp(command).trimEnd());
      return 0;
    }
    const folder = chooseLibrary(library);
    const call: GivenCall = {
      ...{ values, positionals, json, output, tell, settings },
      ...{ libraryFolder: folder, entryFolder: __dirname, interruptible: listenForInterrupt },
      async open({ create = false } = {}) {
        session = await openSession(folder, { create, entryFolder: __dirname, log: tell });
        return session;
      },
    };
    return await command.run(call);
  } catch (error) {
    return tellFailure(command, error);
  } finally {
    await session?.close();
  }
}

function tellFailure(command: Command, error: unknown): ExitCode {
  if (error instanceof OutputClosed) return 0;
  if (error instanceof UsageError) {
    tell(`${error.message} "carrel ${command.name} --help" tells more.`);
    return 2;
  }
  const expected =
    error instanceof Error && 'code' in error && isErrorCode(error.code) && error.code !== 'internal';
  tell(expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

function settings(): SettingsStore {
  return createSettingsStore(openConfStore(settingsFolder()));
}

/** The settings are not even looked at when the library is named. */
function chooseLibrary(named: string | null): string {
  return chooseLibraryFolder({ named, settings: named === null ? settings().libraryFolder() : null });
}

/** The first Ctrl-C lets the command come to an end; the second ends the program as it is. */
function listenForInterrupt(): AbortSignal {
  const abort = new AbortController();
  onEndSignal(() => {
    if (abort.signal.aborted) process.exit(130);
    abort.abort();
  });
  return abort.signal;
}

async function tellVersion(): Promise<ExitCode> {
  const file = join(programPlaces(__dirname).resourcesFolder, '..', 'package.json');
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'));
  await output.line(`carrel ${version}`);
  return 0;
}

// node:sqlite still calls itself experimental, once a process; that is ours to know and not the reader's.
process.removeAllListeners('warning');
main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (!(error instanceof OutputClosed))
      tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(error instanceof OutputClosed ? 0 : 1);
  },
);
