import { parseLink } from '../../contract/carrel-link.ts';
import { ArchiveError } from '../../contract/errors.ts';
import { defineCommand, UsageError } from './command.ts';
import { assertLinked } from './linked.ts';

export const open = defineCommand({
  name: 'open',
  usage: 'LINK',
  summary: 'Show what a link names in the window that is open',
  details: [
    'A link is carrel://article/ID, carrel://article/ID#HIGHLIGHT or carrel://note/ID; an ID alone will do.',
  ],
  options: {},
  examples: ['carrel open carrel://article/0hq3w5x1k9b7c2d4e6', 'carrel open 0hq3w5x1k9b7c2d4e6'],
  async run(call) {
    const [given, ...more] = call.positionals;
    if (given === undefined || more.length > 0) throw new UsageError('One link is wanted.');
    const text = parseLink(given) === null ? `carrel://article/${given}` : given;
    const link = parseLink(text);
    if (link === null) throw new UsageError(`"${given}" is no link into a library.`);
    const session = await call.open();
    await assertLinked(session.client, link);
    if (session.own)
      throw new ArchiveError(
        'not-found',
        `No window is open on this library. Start Carrel or "carrel serve" first, or print it: "carrel show ${given}".`,
      );
    await session.client.library.show({ link: text });
    call.tell('Shown in the window that was used last.');
    return 0;
  },
});
