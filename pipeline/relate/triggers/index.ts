import { ATTENDANCE } from './attendance.ts'
import { INVESTMENT } from './investment.ts'
import { COOPERATION, PARTS } from './organs.ts'
import { MEETINGS, VISITS } from './people.ts'
import { LOCATIONS } from './places.ts'
import { IMPLEMENTATION, RECEIPTS } from './programmes.ts'
import type { Trigger } from './trigger.ts'

export type { Trigger } from './trigger.ts'

/** Every way of stating one of the nine relations that are no posts. */
export const TRIGGERS: readonly Trigger[] = [
  ...IMPLEMENTATION,
  ...RECEIPTS,
  ...LOCATIONS,
  ...COOPERATION,
  ...INVESTMENT,
  ...PARTS,
  ...ATTENDANCE,
  ...VISITS,
  ...MEETINGS,
]
