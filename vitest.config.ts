import { defineConfig } from 'vitest/config'

// eslint-disable-next-line no-restricted-exports -- vitest asks for a default export
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // Native modules (the store, the tagger's runtime) and process-wide state are kept apart by process.
    pool: 'forks',
    testTimeout: 30_000,
    watch: false,
  },
})
