import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HIDDEN } from '#contract/blind.ts'
import { maskOf, type PersonalTokens } from '../../../src/main/blind/mask-text.ts'
import { foldName } from '../../../src/main/platform/fold.ts'

const of = (tokens: Partial<PersonalTokens>) =>
  maskOf({ names: [], emails: [], phones: [], links: [], ...tokens })

describe('names', () => {
  it.each([
    ['Aino Virtanen', 'Ainon hakemus ja Virtasen CV', `${HIDDEN} hakemus ja ${HIDDEN} CV`],
    ['Aino Virtanen', 'AINO VIRTANEN, Espoo', `${HIDDEN}, Espoo`],
    ['Aino Virtanen', 'cv_AinoVirtanen_2024', `cv_${HIDDEN}_2024`],
    ['Aino Virtanen', 'avirtanen / ainovirtanen', `${HIDDEN} / ${HIDDEN}`],
    ['Pekka Lahti', 'Pekan ja Lahden kanssa', `${HIDDEN} ja ${HIDDEN} kanssa`],
    ['Jörg Müller', 'Herrn Joerg Mueller, Müllers Zeugnis', `${HIDDEN}, ${HIDDEN} Zeugnis`],
    ['Åsa Lindström', 'Asa Lindstroms betyg', `${HIDDEN} betyg`],
    ['Иван Петров', 'резюме Ивана Петрова', `резюме ${HIDDEN}`],
    ['王小明', '我叫王小明。', `我叫${HIDDEN}。`],
    ['Mark Stone', 'Marketing and milestones', 'Marketing and milestones'],
    ['Li Wu', 'Li Wu likes lists', `${HIDDEN} likes lists`],
    ['Anna-Liisa Mäki', 'Anna-Liisan työ, Mäen työ', `${HIDDEN} työ, ${HIDDEN} työ`],
    ['Aino Virtanen', 'the \u0002Virta\u0003nen CV', `the \u0002${HIDDEN}\u0003 CV`],
  ])('of %s are hidden in "%s"', (name, text, masked) => {
    expect(of({ names: [name] })(text)).toBe(masked)
  })
})

describe('other personal tokens', () => {
  it.each([
    ['mail me: a.b@example.com now', `mail me: ${HIDDEN} now`],
    ['see https://example.com/a?b=c or linkedin.com/in/someone', `see ${HIDDEN} or ${HIDDEN}`],
    ['Tel. +358 40 123 4567, 040 123 4567', `Tel. ${HIDDEN}, ${HIDDEN}`],
    ['Date of birth: 1.2.1990\nWelder', `Date of birth: ${HIDDEN}\nWelder`],
    ['Syntymäaika: 1.2.1990 | Espoo', `Syntymäaika: ${HIDDEN} | Espoo`],
    ['Staatsangehörigkeit: deutsch', `Staatsangehörigkeit: ${HIDDEN}`],
    ['born 12 May 1990 in Oulu', `born ${HIDDEN} in Oulu`],
    ['I am 34 years old; 34-vuotias', `I am ${HIDDEN}; ${HIDDEN}`],
    ['She leads her team', `${HIDDEN} leads ${HIDDEN} team`],
    ['131052-308T', HIDDEN],
  ])('are hidden in "%s"', (text, masked) => {
    expect(of({})(text)).toBe(masked)
  })

  it.each([
    '2019-03 – 2021-05',
    '01.02.2019 - 03.04.2021',
    '2015 - 2019 Nosto Oy',
    'ISO 9001, 24/7, 400 V, 100 000 units',
  ])('leave "%s" alone', (text) => {
    expect(of({})(text)).toBe(text)
  })
})

const letters = 'abcdefghijklmnoprstuvyäöåéüñ'
const word = fc
  .array(fc.constantFrom(...letters), { minLength: 3, maxLength: 9 })
  .map((all) => `${all[0]?.toUpperCase()}${all.slice(1).join('')}`)
const filler = fc.constantFrom('\n', ' ', ', ', ' – ', ' (', '. ', ': ', ' PLC ', ' 2019 ', ' and ')

describe('whatever the candidate', () => {
  it('none of their tokens remains in a text, however it is written', () => {
    fc.assert(
      fc.property(
        fc.record({
          given: word,
          family: word,
          host: word,
          number: fc.integer({ min: 1_000_000, max: 9_999_999 }),
        }),
        fc.array(fc.tuple(filler, fc.nat({ max: 11 })), { minLength: 1, maxLength: 30 }),
        ({ given, family, host, number }, order) => {
          const email = `${foldName(given)}.${foldName(family)}@${foldName(host)}.com`
          const tokens = {
            names: [`${given} ${family}`, given, family],
            emails: [email],
            phones: [`+358 40 ${number}`],
            links: [`https://www.linkedin.com/in/${foldName(given)}-${foldName(family)}/`],
          }
          const written = [
            given,
            family,
            `${given} ${family}`,
            `${given}${family}`,
            `${family.toUpperCase()}, ${given.toUpperCase()}`,
            `${given}'s`,
            `${family.normalize('NFD')}n`,
            email,
            email.toUpperCase(),
            `+358 40 ${number}`,
            `040${number}`,
            tokens.links[0] as string,
          ]
          const text = order.map(([between, at]) => `${between}${written[at]}`).join('')
          const masked = foldName(maskOf(tokens)(text))
          const words = masked.split(/[^\p{L}\p{N}]+/u)
          for (const name of [given, family]) expect(words).not.toContain(foldName(name))
          expect(masked).not.toContain(foldName(email))
          expect(masked.replace(/\D/g, ' ')).not.toContain(String(number))
          expect(masked).not.toContain('linkedin.com/in')
        },
      ),
      { numRuns: 300 },
    )
  })
})
