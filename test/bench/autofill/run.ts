/** Renders both sets of CVs, reads them back, and counts. */

import { proposeProfile } from '../../../src/main/autofill/index.ts'
import { createLexicon } from '../../../src/main/autofill/lexicon.ts'
import { inspectionTools } from '../../support/documents.ts'
import { renderCv } from './render.ts'
import { type BenchCv, benchCvs } from './resumes.ts'
import { type Score, scoreProposal } from './score.ts'

/** The second set was never looked at while the parsers were written. */
export const SETS = {
  'worked with': { seed: 'autofill-a', half: 0 },
  'held out': { seed: 'autofill-b', half: 1 },
} as const
export type SetName = keyof typeof SETS

export interface ScoredCv {
  cv: BenchCv
  score: Score
  milliseconds: number
}

export async function scoreSet(name: SetName): Promise<ScoredCv[]> {
  const { seed, half } = SETS[name]
  const lexicon = createLexicon()
  const tools = { ...inspectionTools(), lexicon: () => lexicon }
  const scored: ScoredCv[] = []
  for (const cv of benchCvs(seed, half)) {
    const bytes = await renderCv(cv)
    const start = performance.now()
    const answer = await proposeProfile(bytes, `cv.${cv.format}`, tools)
    const milliseconds = performance.now() - start
    if (!('fields' in answer)) throw new Error(`A rendered CV cannot be read: ${answer.code}`)
    scored.push({ cv, score: scoreProposal(cv, answer), milliseconds })
  }
  return scored
}
