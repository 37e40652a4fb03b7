import { ENTITY_TYPES } from '../../../../graph/schema.ts'
import type { EntityType } from '../../../../graph/schema.ts'

export type Scheme = 'light' | 'dark'

/** Colours of the canvas; the panels take theirs from styles/base.css, which has the same papers and inks. */
export const PALETTE = {
  light: { paper: '#f7f5f0', ink: '#1d1b18', muted: '#6a645a', stated: [70, 62, 52], coOccurs: [120, 112, 100], halo: '#f7f5f0' },
  dark: { paper: '#131519', ink: '#efece5', muted: '#9d988e', stated: [206, 198, 186], coOccurs: [150, 146, 138], halo: '#131519' },
} as const satisfies Record<Scheme, object>

/** A hundred thousand edges share a handful of colours: each is spelt out once. */
function remembered<Args extends readonly unknown[]>(make: (...args: Args) => string): (...args: Args) => string {
  const known = new Map<unknown, Map<unknown, Map<unknown, string>>>()
  return (...args) => {
    const [a, b, c] = args
    const second = known.get(a) ?? new Map<unknown, Map<unknown, string>>()
    const third = second.get(b) ?? new Map<unknown, string>()
    const made = third.get(c) ?? make(...args)
    known.set(a, second.set(b, third.set(c, made)))
    return made
  }
}

export const channelsOf = (hex: string): readonly [number, number, number] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number] // #rrggbb has three

/** `share` of `to` in `from`, as `#rrggbb`. */
export const mixed = remembered((from: string, to: string, share: number): string => {
  const [a, b] = [channelsOf(from), channelsOf(to)]
  return `#${a
    .map((value, at) =>
      Math.round(value + ((b[at] ?? 0) - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
})

const LIGHTER_IN_THE_DARK = 0.42 // lifts every type colour to 4.5:1 or more against the dark paper

export const typeColour = (type: EntityType, scheme: Scheme): string =>
  scheme === 'light' ? ENTITY_TYPES[type].colour : mixed(ENTITY_TYPES[type].colour, '#ffffff', LIGHTER_IN_THE_DARK)

/** Twelve hues for communities, none of them a neighbour's twin; further communities share grey. Okabe-Ito and Tol's muted set. */
export const COMMUNITY_COLOURS = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#7a5195',
  '#b8860b',
  '#3b8ea5',
  '#882255',
  '#5b8c2a',
  '#6b6ecf',
  '#a0522d',
  '#2f6f6f',
] as const
