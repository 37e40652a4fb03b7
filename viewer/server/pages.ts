import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const MEDIA_TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/** Where the built page lies: beside the compiled server, or under dist/ when the server runs from source. */
export const builtPage = (): string =>
  fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/viewer/web' : '../web', import.meta.url))

/** The files of the page by their address. A request can name only what was listed here, so no path leads out of the folder. */
export function listPages(root: string): ReadonlyMap<string, { readonly path: string; readonly mediaType: string }> {
  if (!existsSync(root)) return new Map()
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const address = `/${relative(root, path).split(sep).join('/')}`
      return [address, { path, mediaType: MEDIA_TYPES[extname(path)] ?? 'application/octet-stream' }]
    }),
  )
}

/** The page itself, with this answer's nonce: the kit's theme is a style element, and no other may be added. */
export async function pageWithNonce(path: string, nonce: string): Promise<string> {
  return (await readFile(path, 'utf8')).replaceAll('%NONCE%', nonce)
}

export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
