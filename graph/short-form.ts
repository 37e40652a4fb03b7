const LEAST = 3 // characters; two in order stand in half of all names

/**
 * Whether a text may be short for a name, as 市卫健委 is for 某市卫生健康委员会: its characters stand in the name in their order. Says nothing of
 * whether anyone writes it so.
 */
export function isShortFor(short: string, name: string): boolean {
  if (short.length < LEAST || short.length >= name.length) return false
  let at = 0
  for (let k = 0; k < name.length && at < short.length; k++) if (name.charCodeAt(k) === short.charCodeAt(at)) at++
  return at === short.length
}
