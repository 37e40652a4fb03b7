import { InvalidArgumentError } from 'commander'

/** Reads an option as a whole number within limits; commander names the option in the message. */
export function wholeNumber(least: number, most: number): (written: string) => number {
  return (written) => {
    const value = Number(written)
    if (!Number.isInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`Give a whole number from ${String(least)} to ${String(most)}.`)
    return value
  }
}

export const grouped = new Intl.NumberFormat('en')

/** 1 page, 1,200 pages, 2 entities. */
export const plural = (count: number, noun: string): string =>
  `${grouped.format(count)} ${count === 1 ? noun : `${noun.replace(/y$/, 'ie')}s`}`
