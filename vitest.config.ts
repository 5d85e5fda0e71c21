import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// .ci/run names a file for the results, to count them.
const results = process.env.PAPERLOOM_TEST_RESULTS;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/neo4j-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
    // At least two: on two cores vitest would take one, and most of these tests wait for a server or a browser.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
  },
});
