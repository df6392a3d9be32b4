import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Knocks servers over: minutes, and services of its own. `npm run chaos`.
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '../..'),
    include: ['tests/chaos/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
