import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const local = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [vue()],
  resolve: {
    alias: {
      // The real module downloads a browser when it is imported.
      electron: local('./test/support/no-electron.ts'),
    },
  },
  test: {
    include: ['test/unit/**/*.test.ts'],
    globalSetup: ['./test/support/build.ts'],
    setupFiles: ['./test/support/quiet.ts'],
    // A native module stands in every test of the store: one process each, so that a crash names its file.
    pool: 'forks',
    // What test/support/built.ts tells of V8 holds for the threads that still use WebAssembly, pdf.js's among them.
    execArgv: ['--no-wasm-tier-up'],
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
})
