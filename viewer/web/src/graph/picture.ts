import type Sigma from 'sigma'
import type { DrawnNode } from './drawing.ts'

/** All layers of the canvas as they are seen, one over another, on a ground of `paper`; PNG at the screen's own resolution. */
export function pictureOf(sigma: Sigma<DrawnNode>, paper: string): Promise<Blob> {
  sigma.refresh({ schedule: false, skipIndexation: true })
  const { width, height } = sigma.getDimensions()
  const ratio = window.devicePixelRatio
  const sheet = document.createElement('canvas')
  sheet.width = width * ratio
  sheet.height = height * ratio
  const context = sheet.getContext('2d')
  if (context === null) throw new Error('this browser draws no 2d canvas')
  context.fillStyle = paper
  context.fillRect(0, 0, sheet.width, sheet.height)
  // In the task that rendered, the layers still hold their pixels.
  for (const layer of sigma.getContainer().querySelectorAll('canvas'))
    if (layer.width > 0) context.drawImage(layer, 0, 0, sheet.width, sheet.height)
  return new Promise((resolve, reject) => {
    sheet.toBlob((blob) => {
      if (blob === null) reject(new Error('the browser made no picture'))
      else resolve(blob)
    }, 'image/png')
  })
}
