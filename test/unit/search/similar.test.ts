import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { similarCandidates, tellingWords } from '../../../src/main/search/similar.ts'
import { plansOf, watchedReader } from '../../support/plans.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

let all: Records
beforeEach(async () => {
  all = await records()
})
afterEach(() => all.workspace.cleanup())

const similar = (candidateId: string, limit = 10) =>
  similarCandidates(all.workspace.store.reader, { candidateId, limit })
const names = (candidateId: string) => similar(candidateId).candidates.map(({ fullName }) => fullName)

describe('similar candidates', () => {
  it('have skills in common, the rarer the more alike, and say which', () => {
    const aino = all.candidate('Aino', { skills: ['PLC', 'Safety', 'TIA Portal', 'Excel'] })
    const twin = all.candidate('Twin', { skills: ['tia portal', 'plc', 'safety', 'Welding'] })
    for (let n = 0; n < 20; n += 1) all.candidate(`Office ${n}`, { skills: ['Excel'] })
    all.candidate('Nurse', { skills: ['Care'] })
    const { skills, candidates } = similar(aino, 3)
    expect(skills).toBe(4)
    expect(candidates[0]).toEqual({
      candidateId: twin,
      applicationId: null,
      fullName: 'Twin',
      headline: null,
      skills: ['PLC', 'Safety', 'TIA Portal'],
      words: [],
    })
    expect(candidates.map(({ fullName }) => fullName)).not.toContain('Nurse')
    expect(candidates).toHaveLength(3)
  })

  it('have telling words of their documents in common, without any skill', () => {
    const aino = all.candidate('Aino')
    all.document(aino, 'Commissioning of paternosters and escalators, paternosters above all')
    const bo = all.candidate('Bo')
    all.document(bo, 'Mends paternosters and escalators')
    for (let n = 0; n < 20; n += 1) all.document(all.candidate(`Other ${n}`), 'Commissioning and payroll')
    const { candidates } = similar(aino)
    expect(candidates.map(({ fullName, words }) => [fullName, [...words].sort()])).toEqual([
      ['Bo', ['escalators', 'paternosters']],
    ])
  })

  it('are never found by name, place, origin, language, age or gender', () => {
    const person = { city: 'Pori', country: 'FI', languages: [{ language: 'Finnish', fluency: 'native' }] }
    const text = (name: string) =>
      `${name}, born 12.3.1971 in Finland, female, married, two children, Finnish citizen, Pori, 1971`
    const aino = all.candidate('Aino Virtanen', person)
    all.document(aino, text('Aino Virtanen'))
    const cousin = all.candidate('Aino Virtanen', person)
    all.document(cousin, text('Aino Virtanen'))
    for (let n = 0; n < 20; n += 1) all.document(all.candidate(`Other ${n}`), 'payroll')
    expect(tellingWords(all.workspace.store.reader, aino)).toEqual([])
    expect(names(aino)).toEqual([])
  })

  it('leave out whoever was anonymised', () => {
    const aino = all.candidate('Aino', { skills: ['PLC'] })
    const gone = all.candidate('Gone', { skills: ['PLC'] })
    all.workspace.store.maintain((tx) =>
      tx.raw.prepare(`UPDATE candidate SET profile_status = 'anonymised' WHERE id = ?`).run(gone),
    )
    expect(names(aino)).toEqual([])
  })

  it('are refused for nobody', () => {
    expect(problemOf(() => similar(crypto.randomUUID()))).toBe('NOT_FOUND CANDIDATE_UNKNOWN')
  })

  it('are found by indexes', () => {
    const aino = all.candidate('Aino', { skills: ['PLC'] })
    all.document(aino, 'paternosters and escalators')
    all.document(all.candidate('Bo', { skills: ['PLC'] }), 'paternosters')
    for (let n = 0; n < 12; n += 1) all.document(all.candidate(`Other ${n}`), 'payroll')
    const { reader, asked } = watchedReader(all.workspace.store.reader)
    similarCandidates(reader, { candidateId: aino, limit: 10 })
    for (const sql of asked) {
      const plan = plansOf(all.workspace.store.reader, sql).join('\n')
      // Counting everything reads an index; nothing else does.
      if (!/^SELECT count\(\*\) FROM (candidate|document_text INDEXED BY document_text_candidate)$/.test(sql))
        expect(plan).not.toMatch(
          /SCAN (candidate|candidate_skill|document|document_text|application|[acdxs])\b(?! VIRTUAL)/,
        )
    }
  })
})
