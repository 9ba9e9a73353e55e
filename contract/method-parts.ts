/** What the tables of methods are written with. */
import { z } from 'zod';

export const method = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const nothing = z.strictObject({});
export const done = z.object({});
export const name = z.string().trim().min(1).max(200);
export const offset = z.number().int().min(0).default(0);
export const limit = z.number().int().min(1).max(500).default(50);
