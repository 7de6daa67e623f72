import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CandidateProfile } from '#contract/candidates.ts'
import { updateCandidate } from '../../../src/main/candidates/commands.ts'
import { mailboxOf, profilePath } from '../../../src/main/duplicates/keys.ts'
import { bandsOf, NEARLY_SAME, runsOf, shareOf } from '../../../src/main/duplicates/minhash.ts'
import { duplicatesOf, keepApart, listDuplicates } from '../../../src/main/duplicates/queries.ts'
import { type Comparing, createComparing, watchDuplicates } from '../../../src/main/duplicates/watch.ts'
import { matchCandidate } from '../../../src/main/intake/match.ts'
import { type Records, records } from '../../support/records.ts'

let all: Records
let comparing: Comparing
const store = () => all.workspace.store
beforeEach(async () => {
  all = await records()
  comparing = createComparing(store(), all.workspace.clock)
  // Nobody is here yet: from now on everybody is compared as they come.
  await comparing.catchUp()
})
afterEach(() => all.workspace.cleanup())

const mail = (address: string) => ({ emails: [{ address, primary: true }] })
const phone = (written: string) => ({ phones: [{ written, e164: null }] })
const link = (url: string) => ({ links: [{ kind: 'other', url }] })
const work = (employer: string) => ({
  experience: [{ employer, title: 'Engineer', location: null, from: null, to: null, summary: '' }],
})

/** The one pair that there is, as certainty, what is for it and what is against it. */
async function found(): Promise<string | null> {
  await comparing.catchUp()
  const { rows, total } = listDuplicates(store().reader, { limit: 10 })
  expect(total).toBe(rows.length)
  expect(rows.length).toBeLessThanOrEqual(1)
  const [pair] = rows
  return pair ? [pair.certainty, pair.agree.join(), pair.differ.join()].join(' | ') : null
}

describe('two candidates', () => {
  it.each([
    [
      'an address in other letters',
      mail('Anna@Example.org'),
      mail('anna@example.org'),
      'certain | email,name | ',
    ],
    [
      'a mailbox of Gmail',
      mail('anna.virta@gmail.com'),
      mail('annavirta+jobs@googlemail.com'),
      'likely | mailbox,name | ',
    ],
    ['a mailbox with a plus', mail('anna@firma.fi'), mail('anna+work@firma.fi'), 'likely | mailbox,name | '],
    [
      'a number',
      { country: 'FI', ...phone('040 123 4567') },
      phone('+358 40 1234567'),
      'strong | phone,name | ',
    ],
    [
      'the end of a number',
      phone('040 123 4567'),
      { country: 'FI', ...phone('040-1234567') },
      'strong | phone,name | ',
    ],
    [
      'a profile page',
      link('https://fi.linkedin.com/in/Anna-V/?trk=x'),
      link('linkedin.com/in/anna-v'),
      'strong | profile,name | ',
    ],
    ['a name and a city', { city: 'Åbo' }, { city: 'abo' }, 'likely | name,city | '],
    ['a name and an employer', work('Kone Oyj'), work('KONE'), 'likely | name,employer | '],
  ])('with %s in common are found', async (_, one, other, expected) => {
    all.candidate('Anna Virtanen', one)
    all.candidate('Virtanen Anna', other)
    expect(await found()).toBe(expected)
  })

  it.each([
    ['a name alone', 'Anna Virtanen', {}, {}],
    ['a city alone', 'Berta Korhonen', { city: 'Oulu' }, { city: 'Oulu' }],
    [
      'a name and a city, but other numbers',
      'Anna Virtanen',
      { city: 'Oulu', ...phone('+358401234567') },
      { city: 'Oulu', ...phone('+358507654321') },
    ],
    [
      'a name and a city, but other pages',
      'Anna Virtanen',
      { city: 'Oulu', ...link('github.com/anna') },
      { city: 'Oulu', ...link('github.com/annav') },
    ],
  ])('with %s in common are not', async (_, name, one, other) => {
    all.candidate('Anna Virtanen', one)
    all.candidate(name, other)
    expect(await found()).toBeNull()
  })

  it('of clearly different names under one address are doubtful, and intake makes them two', async () => {
    all.candidate('Anna Virtanen', mail('family@example.org'))
    all.candidate('Matti Virtanen', mail('family@example.org'))
    expect(await found()).toBe('doubtful | email | name')
    const profile = (fullName: string) => CandidateProfile.parse({ fullName, ...mail('family@example.org') })
    expect(matchCandidate(store().reader, profile('Matti Virtanen'))).not.toBeNull()
    expect(matchCandidate(store().reader, profile('Kaisa Virtanen'))).toBeNull()
  })

  it('with the same CV, and with nearly the same one, are found; others on the same form are not', async () => {
    const [anna, berta, carla] = ['Anna Virtanen', 'Berta Laine', 'Carla Salo'].map((name) =>
      all.candidate(name),
    ) as [string, string, string]
    const words = Array.from({ length: 300 }, (_, at) => `word${at}`)
    all.document(anna, words.join(' '))
    all.document(berta, [...words.slice(0, 290), 'a', 'new', 'job', 'in', 'the', 'end'].join(' '))
    all.document(carla, [...words.slice(0, 100), ...words.slice(0, 150).map((word) => `${word}x`)].join(' '))
    // Names of two people: nearly the same text alone does not make them one.
    expect(await found()).toBeNull()
    all.workspace.clock.advance(1000)
    updateCandidate(store(), { id: berta, changes: { fullName: 'Anna Wirtanen' } }, all.deps)
    expect(await found()).toBe('likely | text,name | ')
    store().maintain((tx) =>
      tx.raw
        .prepare('UPDATE document SET content_mac = ? WHERE candidate_id <> ?')
        .run(Buffer.alloc(32, 1), carla),
    )
    await comparing.compareAll()
    expect(await found()).toBe('strong | file,name | ')
  })
})

describe('pairs', () => {
  it('come and go with what changes, and whoever was told apart is not suggested again', async () => {
    const anna = all.candidate('Anna Virtanen', mail('anna@example.org'))
    const other = all.candidate('Anna Virtanen')
    expect(await found()).toBeNull()
    all.workspace.clock.advance(1000)
    updateCandidate(store(), { id: other, changes: mail('anna@example.org') }, all.deps)
    expect(await found()).toBe('certain | email,name | ')
    expect(duplicatesOf(store().reader, { candidateId: anna }).rows).toHaveLength(1)
    store().undo()
    expect(await found()).toBeNull()
    store().redo()
    keepApart(store(), { oneId: other, otherId: anna }, all.deps)
    expect(await found()).toBeNull()
    all.workspace.clock.advance(1000)
    updateCandidate(store(), { id: other, changes: { city: 'Oulu' } }, all.deps)
    await comparing.compareAll()
    expect(await found()).toBeNull()
    store().undo()
    store().undo()
    expect(await found()).toBe('certain | email,name | ')
    // The candidate whom undo takes away takes the pair along.
    store().undo()
    store().undo()
    expect(await found()).toBeNull()
  })

  it('are the same whether candidates are compared as they come or all at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.constantFrom('Anna Virtanen', 'Ana Virtanen', 'Matti Laine'),
            fc.constantFrom('a', 'b', 'c'),
            fc.constantFrom('Oulu', 'Turku'),
          ),
          { minLength: 2, maxLength: 8 },
        ),
        async (people) => {
          for (const [name, local, city] of people) {
            all.candidate(name, { city, ...mail(`${local}@example.org`) })
            await comparing.catchUp()
          }
          const pairs = () =>
            store()
              .reader.raw.prepare(
                'SELECT one_id, other_id, certainty, agree, differ FROM duplicate_pair ORDER BY 1, 2',
              )
              .all()
          const asTheyCame = pairs()
          store().maintain((tx) => tx.raw.exec('DELETE FROM duplicate_pair; DELETE FROM candidate_key'))
          await comparing.compareAll()
          expect(pairs()).toEqual(asTheyCame)
        },
      ),
      { numRuns: 6, seed: 20260302 },
    )
  })

  it('keep what was found when comparing everybody is cancelled', async () => {
    for (let n = 0; n < 60; n += 1) all.candidate(`Person ${n}`, mail(`${n % 30}@example.org`))
    const controller = new AbortController()
    await expect(
      comparing.compareAll({ signal: controller.signal, onProgress: () => controller.abort() }),
    ).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  it('are found in the background after a change, and what a stop left is found after the next start', async () => {
    const faults: unknown[] = []
    const watch = () =>
      watchDuplicates(store(), all.workspace.clock, {
        busy: () => false,
        onFault: (error) => faults.push(error),
      })
    const first = watch()
    all.candidate('Anna Virtanen', mail('anna@example.org'))
    all.candidate('Anna Virtanen', mail('anna@example.org'))
    for (let n = 0; n < 200 && listDuplicates(store().reader, { limit: 1 }).total === 0; n += 1)
      await sleep(50)
    expect(listDuplicates(store().reader, { limit: 1 })).toMatchObject({ total: 1, compared: true })
    await first.stop()
    all.candidate('Anna Virtanen', mail('anna@example.org'))
    const second = watch()
    for (let n = 0; n < 200 && listDuplicates(store().reader, { limit: 1 }).total < 3; n += 1) await sleep(50)
    expect(listDuplicates(store().reader, { limit: 1 }).total).toBe(3)
    await second.stop()
    expect(faults).toEqual([])
  })
})

describe('keys', () => {
  it.each([
    ['https://www.linkedin.com/in/jos%C3%A9-p/', 'linkedin/josé-p'],
    ['http://de.linkedin.com/in/X?y=1#z', 'linkedin/x'],
    ['xing.com/profile/Anna_V', 'xing/anna_v'],
    ['github.com/Anna', 'github/anna'],
    ['github.com/anna/project', null],
    ['https://linkedin.com/company/kone', null],
    ['https://notlinkedin.com/in/x', null],
    ['not a url at all', null],
  ])('%s is the page %s', (url, path) => expect(profilePath(url)).toBe(path))

  it.each([
    ['A.B.c+x@gmail.com', 'abc@gmail.com'],
    ['a.b@firma.fi', null],
    ['a+b@firma.fi', 'a@firma.fi'],
    ['+b@firma.fi', null],
  ])('%s leads to the mailbox %s', (address, mailbox) => expect(mailboxOf(address)).toBe(mailbox))

  it('of texts that are nearly the same meet in a band', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 250 }), (key, at) => {
        const words = Array.from({ length: 300 }, (_, n) => `w${n * 7}`)
        const other = [...words.slice(0, at), 'something', 'new', ...words.slice(at)]
        const [one, two] = [runsOf(words.join(' '), key), runsOf(other.join(' '), key)]
        expect(shareOf(one, two)).toBeGreaterThan(NEARLY_SAME)
        const bands = new Set(bandsOf(one, key))
        expect(bandsOf(two, key).some((band) => bands.has(band))).toBe(true)
      }),
      { numRuns: 50, seed: 20260303 },
    )
  })
})
