export * from './decision.ts'
export * from './format.ts'
export * from './key.ts'
export * from './review.ts'
