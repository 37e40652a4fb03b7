export { createApp } from './app.ts'
export type { AppOptions } from './app.ts'
export { serve } from './serve.ts'
export type { Served, ServeOptions } from './serve.ts'
