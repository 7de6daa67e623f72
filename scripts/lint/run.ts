/** Holds every source and test file against the rules beside this file; prints what they refuse. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../lib/paths.mjs'
import { lint } from './rules.ts'

const FOLDERS = ['src', 'test']

const paths = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|vue)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length).replaceAll('\\', '/'))
    .filter((path) => !path.includes('node_modules/')),
)
const findings = paths.flatMap((path) => lint(path, readFileSync(join(ROOT, path), 'utf8')))
for (const { path, line, rule } of findings) {
  process.stdout.write(`${path}:${line} ${rule.name}: ${rule.reason}\n`)
}
if (paths.length === 0) process.stdout.write('No files were found to look at.\n')
process.exit(findings.length === 0 && paths.length > 0 ? 0 : 1)
