import { useEffect, useRef, useState } from 'react'
import type { CSSProperties, RefObject } from 'react'
import type { EntityId } from '../../../../graph/model.ts'
import { useViewer } from '../viewer.tsx'

/** Shift and drag over the ground draws a rectangle and selects what lies in it. Answers the rectangle while it is drawn. */
export function useMarquee(box: RefObject<HTMLDivElement | null>, onSelect: (ids: readonly EntityId[]) => void): CSSProperties | null {
  const { stage, visible } = useViewer()
  const [rectangle, setRectangle] = useState<CSSProperties | null>(null)
  const latest = useRef({ visible, onSelect })
  latest.current = { visible, onSelect }

  useEffect(() => {
    const element = box.current
    if (element === null) return
    let hasDrawn = false
    const down = (event: PointerEvent): void => {
      hasDrawn = false
      if (!event.shiftKey || event.button !== 0) return
      event.stopPropagation()
      event.preventDefault()
      const bounds = element.getBoundingClientRect()
      const at = (each: PointerEvent): { x: number; y: number } => ({ x: each.clientX - bounds.left, y: each.clientY - bounds.top })
      const start = at(event)
      let end = start
      const move = (moved: PointerEvent): void => {
        end = at(moved)
        setRectangle({
          left: Math.min(start.x, end.x),
          top: Math.min(start.y, end.y),
          width: Math.abs(end.x - start.x),
          height: Math.abs(end.y - start.y),
        })
      }
      const up = (): void => {
        window.removeEventListener('pointermove', move)
        window.removeEventListener('pointerup', up)
        setRectangle(null)
        const inside = [...latest.current.visible.nodes].filter((id) => {
          const place = stage.current?.locate(id)
          return (
            place !== undefined &&
            place !== null &&
            place.x >= Math.min(start.x, end.x) &&
            place.x <= Math.max(start.x, end.x) &&
            place.y >= Math.min(start.y, end.y) &&
            place.y <= Math.max(start.y, end.y)
          )
        })
        hasDrawn = Math.hypot(end.x - start.x, end.y - start.y) > 4
        if (hasDrawn) latest.current.onSelect(inside)
      }
      window.addEventListener('pointermove', move)
      window.addEventListener('pointerup', up)
    }
    // Sigma listens to mouse events, which pointer events precede: what is taken here in the capture phase never reaches it.
    const swallow = (event: MouseEvent): void => {
      if (event.shiftKey && event.button === 0 && stage.current?.isOverNode === false) event.stopPropagation()
    }
    // The end of the rectangle is a click as well, which would let go of what it selected.
    const swallowClick = (event: MouseEvent): void => {
      if (hasDrawn) event.stopPropagation()
      hasDrawn = false
    }
    element.addEventListener('click', swallowClick, true)
    element.addEventListener('pointerdown', down, true)
    element.addEventListener('mousedown', swallow, true)
    return () => {
      element.removeEventListener('click', swallowClick, true)
      element.removeEventListener('pointerdown', down, true)
      element.removeEventListener('mousedown', swallow, true)
    }
  }, [box, stage])

  return rectangle
}
