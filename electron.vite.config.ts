/** The build: main side to CommonJS, the preload as one file, the window's files for any host to serve. */
import { cpSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { rendererDefine, rendererPlugins } from './src/renderer/vite-plugins.ts'

/** Every process that is started by name; each is found beside the others in out/main. */
const MAIN_ENTRIES = ['index', 'browser', 'cli', 'data-service', 'document-worker', 'store-worker'] as const

/** What pdf.js reads while it runs: character maps, the standard fonts, image decoders. */
const PDFJS_FOLDERS = ['cmaps', 'standard_fonts', 'wasm'] as const

const mainInput = Object.fromEntries(MAIN_ENTRIES.map((name) => [name, resolve(`src/main/${name}.ts`)]))

/** Puts pdf.js's data beside what is built, and serves it in development. */
function pdfjsData(): Plugin {
  let outDir = ''
  return {
    name: 'haku:pdfjs-data',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        if (request.url?.startsWith('/pdfjs/')) {
          request.url = `/@fs${resolve('node_modules/pdfjs-dist')}${request.url.slice('/pdfjs'.length)}`
        }
        next()
      })
    },
    configResolved(config) {
      outDir = config.command === 'build' ? resolve(config.root, config.build.outDir) : ''
    },
    closeBundle() {
      if (outDir === '') return
      for (const folder of PDFJS_FOLDERS) {
        cpSync(`node_modules/pdfjs-dist/${folder}`, `${outDir}/pdfjs/${folder}`, { recursive: true })
      }
    },
  }
}

export default defineConfig({
  main: {
    plugins: [pdfjsData()],
    build: {
      // Only what package.json lists under "dependencies" stays outside the bundle: the native database.
      externalizeDeps: true,
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        input: mainInput,
        // Optional accelerators of ws, asked for in a try block and not installed.
        external: ['bufferutil', 'utf-8-validate'],
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload is one CommonJS file without npm or relative requires.
      externalizeDeps: false,
      isolatedEntries: true,
      minify: true,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    define: rendererDefine,
    plugins: [...rendererPlugins(), pdfjsData()],
    build: {
      minify: true,
      rolldownOptions: { input: { index: resolve('src/renderer/index.html') } },
    },
  },
})
