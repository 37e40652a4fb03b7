/**
 * Trains the scorer that tells article headlines from section heads, on pages put together from corpus files, and writes
 * pipeline/segment/weights.ts. Usage: npx tsx models/train/headlines.ts [letters of the corpus files, abcde by default]
 */
import { writeFileSync } from 'node:fs'
import { classify } from '../../pipeline/segment/classify.ts'
import { linesOf } from '../../pipeline/segment/lines.ts'
import type { FeatureName } from '../../pipeline/segment/score.ts'
import { FEATURES, featuresOf } from '../../pipeline/segment/score.ts'
import { startsOf } from '../../pipeline/segment/starts.ts'
import { randomFrom, synthesise, unitsOf } from '../../tests/segment/synthesis.ts'

const PAGES = 1500
const EPOCHS = 30
/** Strength of the pull towards 0, as a share of the loss of one example. */
const DECAY = 0.002

interface Example {
  readonly features: readonly FeatureName[]
  readonly isArticle: boolean
}

function examplesOf(files: readonly string[], seed: number): Example[] {
  const units = files.flatMap((file) => unitsOf(new URL(`../corpus/${file}.txt`, import.meta.url).pathname))
  const examples: Example[] = []
  for (let page = 0; page < PAGES; page += 1) {
    const { raw, starts } = synthesise(units, seed + page, { anchored: page % 3 === 0 ? 0.3 : 0.9, features: page % 2 === 0 ? 0.05 : 0.2 })
    const items = classify([...linesOf(raw)])
    startsOf(items, (candidate) => {
      const from = items[candidate.run.from]?.line.start ?? 0
      const to = items[candidate.run.to - 1]?.line.end ?? 0
      const isArticle = starts.some((start) => start >= from - 3 && start < to)
      examples.push({ features: featuresOf(candidate), isArticle })
      return isArticle
    })
  }
  return examples
}

/** Logistic regression by stochastic gradient descent with a falling rate. */
function fit(examples: readonly Example[]): Map<FeatureName, number> {
  const weights = new Map<FeatureName, number>((Object.keys(FEATURES) as FeatureName[]).map((name) => [name, 0])) // the keys of the table
  const random = randomFrom(1)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const rate = 0.1 / (1 + epoch)
    const order = examples.map((example) => [random(), example] as const).sort((a, b) => a[0] - b[0])
    for (const [, example] of order) {
      const score = example.features.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0)
      const error = (example.isArticle ? 1 : 0) - 1 / (1 + Math.exp(-score))
      for (const name of example.features) {
        const weight = weights.get(name) ?? 0
        weights.set(name, weight + rate * (error - DECAY * weight))
      }
    }
  }
  return weights
}

const accuracy = (examples: readonly Example[], weights: ReadonlyMap<FeatureName, number>): number =>
  examples.filter((example) => example.features.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0) > 0 === example.isArticle).length / examples.length

const files = [...(process.argv[2] ?? 'abcde')]
const examples = examplesOf(files, 1_000_000)
const weights = fit(examples)
console.log(`${String(examples.length)} runs of titles, accuracy ${accuracy(examples, weights).toFixed(4)}`)
const rows = [...weights].map(([name, weight]) => `  ${name}: ${String(Number(weight.toFixed(2)))},`)
writeFileSync(new URL('../../pipeline/segment/weights.ts', import.meta.url), `import type { FeatureName } from './score.ts'

/** Log odds, by logistic regression; written by models/train/headlines.ts from corpus files ${files.join(', ')}. */
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
${rows.join('\n')}
}
`)
