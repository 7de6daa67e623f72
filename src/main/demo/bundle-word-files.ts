/**
 * Writes word-files.ts from fixtures/*.doc, because the bundle has no folder to read them from. They are CVs of the
 * first people of the demo, opened from cvHtml's page and saved as "Word 97-2003" in LibreOffice Writer. When names or
 * words of the demo change, they are made anew:
 *   node src/main/demo/bundle-word-files.ts pages DIR
 *   soffice --headless --convert-to doc:"MS Word 97" --outdir src/main/demo/fixtures DIR/*.html
 *   node src/main/demo/bundle-word-files.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const folder = new URL('./fixtures/', import.meta.url)

/** The text that word-files.ts must have for the .doc files in fixtures/. */
export function bundledWordFiles(): string {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.doc'))
    .sort()
    .map((name) => `  '${gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).toString('base64')}',`)
  return `// Written by bundle-word-files.ts from fixtures/*.doc; do not edit.
import { gunzipSync } from 'node:zlib'

const FILES: readonly string[] = [
${files.join('\n')}
]

/** The .doc of the person at this place of the plan; undefined: brings another format. */
export function wordFile(number: number): Uint8Array | undefined {
  const file = FILES[number]
  return file === undefined ? undefined : new Uint8Array(gunzipSync(Buffer.from(file, 'base64')))
}
`
}

/** Writes the pages that the .doc files are made from. */
async function writePages(dir: string): Promise<void> {
  const [{ cvFor }, { cvHtml }, { makePlan, WORD_FILES, WORD_FILES_DAY }, { createRandom }, { SEED }] =
    await Promise.all([
      import('./documents.ts'),
      import('./markup.ts'),
      import('./plan.ts'),
      import('./random.ts'),
      import('./seed.ts'),
    ])
  const { people } = makePlan(createRandom(SEED), WORD_FILES_DAY)
  people.slice(0, WORD_FILES).forEach((person, at) => {
    writeFileSync(join(dir, `cv-${at + 1}.html`), cvHtml(cvFor(person)))
  })
}

if (import.meta.main) {
  const [task, dir] = process.argv.slice(2)
  if (task === 'pages' && dir !== undefined) await writePages(dir)
  else writeFileSync(new URL('./word-files.ts', import.meta.url), bundledWordFiles())
}
