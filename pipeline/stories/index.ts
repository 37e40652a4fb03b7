export { candidateStories, printOf, storiesOf } from './stories.ts'
export type { Print, StoryMark } from './stories.ts'
