/** Any CV's text: what its sections, dates and words tell of a person. Everything here is a guess with a confidence. */
import type { ProfileProposal } from '#contract/autofill.ts'
import { findContact } from './cv-contact.ts'
import { findEducation } from './cv-education.ts'
import { bodyText } from './cv-entries.ts'
import { findExperience } from './cv-experience.ts'
import { findLanguages } from './cv-languages.ts'
import { type Line, linesOf, type Section, sectionsOf } from './cv-lines.ts'
import { findSkills, findSkillsAnywhere } from './cv-skills.ts'
import type { Lexicon } from './lexicon.ts'
import { ProposalBuilder } from './proposal.ts'

/**
 * Proposes from text as normaliseText leaves it; the spans point into exactly that text. `largest` are the lines of the
 * largest type on the first page, where the format tells.
 */
export function proposeFromText(
  text: string,
  lexicon: Lexicon,
  { largest = [] }: { largest?: readonly string[] } = {},
): ProfileProposal {
  const lines = linesOf(text)
  const contact = findContact(text, lines, lexicon, largest)
  const sections = sectionsOf(lines, lexicon, contact.fullName?.value)
  const out = new ProposalBuilder()
  out.skip('OTHER_PEOPLE', sections.filter(({ kind }) => kind === 'references').length)

  const { fullName, headline, city, country, email, phone, links } = contact
  if (fullName) out.add('fullName', fullName.value, fullName.confidence, fullName.spans)
  if (headline) out.add('headline', headline.value, headline.confidence, headline.spans)
  if (city) out.add('city', city.value, city.confidence, city.spans)
  if (country) out.add('country', country.value, country.confidence, country.spans)
  if (email) out.add('email', email.value, email.confidence, email.spans)
  if (phone) out.add('phone', phone.value, phone.confidence, phone.spans)
  for (const { value, confidence, spans } of links) out.add('link', value, confidence, spans)

  const of = (kind: Section['kind']): Section[] => sections.filter((section) => section.kind === kind)
  const summary = of('summary').find(({ lines: own }) => own.length > 0)
  if (summary !== undefined) {
    const [first] = summary.lines
    const last = summary.lines.at(-1)
    const value = bodyText(summary.lines)
    if (first !== undefined && last !== undefined && value.length >= 20)
      out.add('summary', value, 0.8, [{ start: first.start, end: last.end }])
  }
  for (const section of of('experience'))
    for (const { value, confidence, spans } of findExperience(section.lines, lexicon))
      out.add('experience', value, confidence, spans)
  for (const section of of('education'))
    for (const { value, confidence, spans } of findEducation(section.lines, lexicon))
      out.add('education', value, confidence, spans)
  const skillLines = of('skills').flatMap(({ lines: own }): Line[] => own)
  const skills = skillLines.length > 0 ? findSkills(skillLines, lexicon) : findSkillsAnywhere(lines, lexicon)
  for (const { value, confidence, spans } of skills) out.add('skill', value, confidence, spans)
  for (const section of of('languages'))
    for (const { value, confidence, spans } of findLanguages(text, section.lines, lexicon))
      out.add('language', value, confidence, spans)
  return out.proposal('cv_text', text)
}
