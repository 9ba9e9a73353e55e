import { z } from 'zod';

// The content policy allows no code made of strings; the schemas must not even try. Comes before they are made.
z.config({ jitless: true });
