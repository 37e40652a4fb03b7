export { buildQueued, retryAside, setAside } from './build-queued.ts'
export { openJobs, openQueues } from './queues.ts'
export { workOnPages } from './work.ts'
