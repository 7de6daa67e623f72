import { InvalidArgumentError, Option } from 'commander'

/** How many rows a list prints at most. */
export const limitOption = (): Option =>
  new Option('--limit <n>', 'print at most so many rows').default(100).argParser((written) => {
    const limit = Number(written)
    if (!Number.isSafeInteger(limit) || limit < 1) throw new InvalidArgumentError('A whole number from 1 on.')
    return limit
  })

/** An option that may be given several times, each time with one of the choices. */
export const several = (option: Option, choices: readonly string[]): Option =>
  option.argParser((written: string, before: string[] | undefined) => {
    if (!choices.includes(written)) throw new InvalidArgumentError(`One of: ${choices.join(', ')}.`)
    return [...(before ?? []), written]
  })
