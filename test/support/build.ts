/** Before the first test: the app of these very sources in out/, for the tests that start its processes. */
import { buildIfStale } from '../../scripts/lib/build.mjs'

export default async function build(): Promise<void> {
  await buildIfStale(process.execPath)
}
