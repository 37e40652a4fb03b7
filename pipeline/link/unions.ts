/** Disjoint sets over strings (Tarjan 1975); the smallest member stands for its set, so the order of joins does not matter. */
export class Unions {
  readonly #parent = new Map<string, string>()

  find(member: string): string {
    let root = member
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up
    if (root !== member) this.#parent.set(member, root)
    return root
  }

  join(a: string, b: string): void {
    const [first, second] = [this.find(a), this.find(b)].sort() as [string, string] // two elements in, two out
    if (first !== second) this.#parent.set(second, first)
  }
}
