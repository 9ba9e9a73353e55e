import { ArchiveError } from './errors.ts';
import type { ArchiveEvent, EventData, EventName } from './events.ts';
import { type Input, type MethodName, methods, type Output } from './methods.ts';
import type { Transport } from './transport.ts';

type Group = MethodName extends `${infer G}.${string}` ? G : never;
type Verb<G extends string> = MethodName extends infer M ? (M extends `${G}.${infer V}` ? V : never) : never;
type Named<G extends string, V extends string> = Extract<MethodName, `${G}.${V}`>;
type Call<M extends MethodName> =
  Record<string, never> extends Input<M>
    ? (input?: Input<M>) => Promise<Output<M>>
    : (input: Input<M>) => Promise<Output<M>>;

/** `client.articles.list({ limit: 20 })` for the method `articles.list`; throws ArchiveError where a call failed. */
export type Client = { [G in Group]: { [V in Verb<G>]: Call<Named<G, V>> } } & {
  on<E extends EventName>(name: E, listener: (data: EventData<E>) => void): () => void;
};

export function createClient(transport: Transport): Client {
  const client: Record<string, unknown> = {
    on: (name: string, listener: (data: ArchiveEvent['data']) => void) =>
      transport.listen((event) => {
        if (event.event === name) listener(event.data);
      }),
  };
  const groups = new Map<string, Record<string, unknown>>();
  for (const name of Object.keys(methods)) {
    const [group = '', verb = ''] = name.split('.');
    const verbs = groups.get(group) ?? {};
    verbs[verb] = (input: unknown = {}) => callAndUnwrap(transport, name, input);
    groups.set(group, verbs);
    client[group] = verbs;
  }
  return client as Client;
}

async function callAndUnwrap(transport: Transport, name: string, input: unknown): Promise<unknown> {
  const reply = await transport.call(name, input);
  if (reply.ok) return reply.value;
  const { code, message, details } = reply.error;
  throw new ArchiveError(code, message, details === undefined ? undefined : { details });
}
