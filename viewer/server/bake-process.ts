import { arrange } from '../layout/arrangement.ts'
import type { LayoutInput } from '../layout/arrangement.ts'

// A process of its own: the layout of 20,000 entities takes half a minute, in which the server answers as always.
process.once('message', (input: LayoutInput) => {
  const rounds = arrange(input)
  let next = rounds.next()
  while (next.done !== true) next = rounds.next()
  process.send?.(next.value, () => process.exit(0))
})
process.once('disconnect', () => process.exit(0))
