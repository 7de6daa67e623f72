/** The app's own dictionary of skills: over many trades, in the languages that CVs are written in. */
import { INDUSTRY } from './skills-industry.ts'
import { PEOPLE } from './skills-people.ts'
import { TECHNOLOGY } from './skills-technology.ts'

export interface SkillEntry {
  /** As it is usually written; the first of its line. */
  name: string
  aliases: readonly string[]
}

/** All entries, each once. */
export function skillEntries(): SkillEntry[] {
  return `${TECHNOLOGY}\n${INDUSTRY}\n${PEOPLE}`
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', ...aliases] = line.split('|')
      return { name, aliases }
    })
}
