import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Knocks servers over: minutes, and services of its own. `npm run chaos`. Tests wait for events; the
// limits here are only for what never comes, on the busiest machine.
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '../..'),
    include: ['tests/chaos/**/*.test.ts'],
    testTimeout: 400_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
