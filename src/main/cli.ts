/** Entry of the command line `haku`. */
import { runCli } from './cli/run.ts'
import { terminal } from './cli/terminal.ts'

const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.cjs'
const sibling = (name: string): URL => new URL(`./${name}${extension}`, import.meta.url)

runCli(process.argv.slice(2), terminal(), {
  dataService: sibling('data-service'),
  documentWorker: sibling('document-worker'),
}).then((code) => {
  // Not exit(): what was printed into a pipe has to arrive first.
  process.exitCode = code
})
