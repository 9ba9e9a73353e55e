/** What the shapes of the contract are made of. */
import { z } from 'zod';

export const id = z.string().regex(/^[0-9a-z]{8,32}$/, 'an id is 8 to 32 lower-case letters and digits');
export type Id = z.infer<typeof id>;

export const count = z.number().int().nonnegative();
/** A moment, as ISO 8601 in UTC. */
export const instant = z.string();

export const listOrders = ['added', 'published', 'title', 'length'] as const;
